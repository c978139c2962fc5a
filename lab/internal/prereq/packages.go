package prereq

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// need is a file that must be there and the Debian package that brings it.
type need struct{ file, debian string }

// needs are looked for on PATH, or as a file when the name is a path.
func needs() []need {
	return []need{
		{"ip", "iproute2"},
		{"containerd", "containerd"},
		{"ctr", "containerd"},
		{"runc", "runc"},
		{"iptables", "iptables"},
		{"conntrack", "conntrack"},
		{"socat", "socat"},
		{"mount", "mount"},
		{CNI + "/ptp", "containernetworking-plugins"},
		{CNI + "/host-local", "containernetworking-plugins"},
		{CNI + "/portmap", "containernetworking-plugins"},
		{CNI + "/loopback", "containernetworking-plugins"},
	}
}

// CNI is where Debian's package puts the network plug-ins.
const CNI = "/usr/lib/cni"

// Packages are the missing Debian packages.
func Packages() []string {
	var missing []string
	seen := map[string]bool{}
	for _, n := range needs() {
		if !present(n.file) && !seen[n.debian] {
			seen[n.debian] = true
			missing = append(missing, n.debian)
		}
	}
	return missing
}

func present(file string) bool {
	_, err := exec.LookPath(file)
	return err == nil
}

// Install installs missing Debian packages when this machine has apt-get; else it says what is missing.
func Install(out io.Writer) error {
	missing := Packages()
	if len(missing) == 0 {
		return nil
	}
	install := "apt-get install -y --no-install-recommends " + strings.Join(missing, " ")
	if !present("apt-get") {
		return fmt.Errorf("programs of these Debian packages are missing, and this machine has no apt-get: %s; "+
			"install your distribution's packages with the same content", strings.Join(missing, ", "))
	}
	fmt.Fprintf(out, "    installing Debian packages: %s\n", strings.Join(missing, " "))
	if err := apt("update"); err != nil {
		fmt.Fprintf(out, "    apt-get update failed (%v), trying with the lists that are there\n", err)
	}
	if err := apt(append([]string{"install", "-y", "--no-install-recommends"}, missing...)...); err != nil {
		return fmt.Errorf("Debian packages are missing and could not be installed; as root, run: %s\n%w", install, err)
	}
	if still := Packages(); len(still) > 0 {
		return fmt.Errorf("still missing after installing: %s", strings.Join(still, ", "))
	}
	return nil
}

// apt waits for another package manager that holds the lock rather than failing on it.
func apt(args ...string) error {
	wait := fmt.Sprintf("DPkg::Lock::Timeout=%d", int((2 * time.Minute).Seconds()))
	command := exec.Command("apt-get", append([]string{"-q", "-o", wait}, args...)...)
	command.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	output, err := command.CombinedOutput()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(string(output)), "\n")
		return fmt.Errorf("apt-get %s: %w: %s", args[0], err, strings.Join(lines[max(0, len(lines)-5):], "\n"))
	}
	return nil
}
