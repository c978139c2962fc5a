// Package debian unpacks programs from Debian packages into a folder, without installing them and without touching the
// machine's own list of packages. It asks the mirrors that the machine already uses.
package debian

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Release is the Debian release that the lab's images are made from, whatever release the machine itself has.
const Release = "bookworm"

const backports = Release + "-backports"

// sources are lines of a sources list for Release and its backports, from the machine's own mirrors and keys.
func sources() ([]string, error) {
	format := "$(ORIGIN)|$(CODENAME)|$(REPO_URI)|$(RELEASE)"
	output, err := exec.Command("apt-get", "indextargets", "--format", format, "Created-By: Packages").Output()
	if err != nil {
		return nil, fmt.Errorf("apt-get indextargets: %w", err)
	}
	lines := translate(string(output), options())
	if len(lines) == 0 {
		return nil, fmt.Errorf("this machine's apt knows no Debian mirror: " +
			"add one to /etc/apt/sources.list and run apt-get update, the data images are made from Debian's packages")
	}
	return lines, nil
}

// keyring holds the keys of every Debian release that is still cared for.
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"

func options() string {
	if _, err := os.Stat(keyring); err != nil {
		return ""
	}
	return "[signed-by=" + keyring + "] "
}

// translate turns the machine's own repositories into those of Release: "trixie-security" becomes "bookworm-security".
func translate(targets, options string) []string {
	var lines []string
	for target := range strings.Lines(targets) {
		fields := strings.Split(strings.TrimSpace(target), "|")
		if len(fields) != 4 || !strings.HasPrefix(fields[0], "Debian") {
			continue
		}
		codename, _, _ := strings.Cut(fields[1], "-")
		suites := []string{Release + strings.TrimPrefix(fields[3], codename)}
		if fields[3] == codename {
			suites = append(suites, backports)
		}
		for _, suite := range suites {
			lines = append(lines, fmt.Sprintf("deb %s%s %s main", options, fields[2], suite))
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}
