//go:build selftest

package selftest

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearth.dev/lab/internal/kernel"
)

// traces is everything on the machine that a lab could leave behind, as lines of text.
func traces(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, call := range [][]string{
		{"ip", "-o", "link", "show"}, {"ip", "route", "show", "table", "all"}, {"ip", "rule"}, {"iptables-save"},
	} {
		for _, line := range stable(output(t, call)) {
			found[strings.Join(call, " ")+": "+line] = true
		}
	}
	mounts, err := os.ReadFile("/proc/self/mounts")
	must(t, err)
	for line := range strings.Lines(string(mounts)) {
		found["mount: "+strings.TrimSpace(line)] = true
	}
	for _, pattern := range []string{
		"/run/netns/*", "/run/hearth*", "/run/containerd*", "/run/runc*", "/run/kube*", "/var/lib/hearth-lab*",
		"/var/lib/kubelet*", "/var/lib/cni*", "/var/log/containers*", "/var/log/pods*", "/var/run/kubernetes*", "/run/xtables.lock",
		"/opt/containerd*", "/opt/cni*", "/etc/cni*", "/etc/netns*",
		"/sys/fs/cgroup/*", "/sys/fs/cgroup/*/*hearth*", "/sys/fs/cgroup/*/*kube*",
	} {
		paths, err := filepath.Glob(pattern)
		must(t, err)
		for _, path := range paths {
			found["file: "+path] = true
		}
	}
	for _, setting := range kernel.Settings() {
		value, _ := os.ReadFile(filepath.Join("/proc/sys", setting))
		found["kernel setting: "+setting+" = "+strings.TrimSpace(string(value))] = true
	}
	for _, process := range labProcesses(t) {
		found["process: "+process] = true
	}
	return found
}

// labProcesses are processes in cgroups of the lab, in foreign network namespaces, or started with files of the lab.
func labProcesses(t *testing.T) []string {
	t.Helper()
	own, err := os.Readlink("/proc/self/ns/net")
	must(t, err)
	folders, err := filepath.Glob("/proc/[0-9]*")
	must(t, err)
	var found []string
	for _, folder := range folders {
		stat, _ := os.ReadFile(filepath.Join(folder, "stat"))
		if strings.Contains(string(stat), ") Z ") {
			continue // it has ended; the machine's first process has yet to take note
		}
		cgroups, _ := os.ReadFile(filepath.Join(folder, "cgroup"))
		arguments, _ := os.ReadFile(filepath.Join(folder, "cmdline"))
		network, err := os.Readlink(filepath.Join(folder, "ns", "net"))
		foreign := err == nil && network != own
		if strings.Contains(string(cgroups), "hearth") || strings.Contains(string(arguments), "/hearth-lab") || foreign {
			found = append(found, filepath.Base(folder)+" "+strings.ReplaceAll(string(arguments), "\x00", " "))
		}
	}
	return found
}

// stable drops counters and times, which differ from call to call.
func stable(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " expires ")
		line, _, _ = strings.Cut(line, " [")
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

func output(t *testing.T, call []string) string {
	t.Helper()
	text, err := exec.Command(call[0], call[1:]...).Output()
	if err != nil {
		return fmt.Sprintf("(%v)", err) // a program that is not installed yet has nothing to tell
	}
	return string(text)
}

// left are the traces that were not there before.
func left(before, after map[string]bool) []string {
	var lines []string
	for _, line := range slices.Sorted(maps.Keys(after)) {
		if !before[line] {
			lines = append(lines, line)
		}
	}
	return lines
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
