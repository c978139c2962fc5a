// Package cgroup makes, joins, lists and removes the lab's own cgroups, on cgroup v1 and on v2. It touches nothing
// outside the paths it is given.
package cgroup

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// Hierarchy is where this machine's cgroups are: one unified mount (v2), or one mount a
// controller (v1).
type Hierarchy struct {
	Unified bool
	Mounts  []string
}

// Detect reads the mounts of this process.
func Detect() (Hierarchy, error) {
	file, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return Hierarchy{}, err
	}
	defer file.Close()
	return parse(file)
}

// parse reads mountinfo (proc_pid_mountinfo(5)). A machine with any v1 controller is v1, also when a unified hierarchy
// without controllers is mounted beside it ("hybrid"): runc makes cgroups there too, so it counts as one more mount.
func parse(mountinfo io.Reader) (Hierarchy, error) {
	var v1, v2 []string
	scanner := bufio.NewScanner(mountinfo)
	for scanner.Scan() {
		before, after, found := strings.Cut(scanner.Text(), " - ")
		fields, kind := strings.Fields(before), strings.Fields(after)
		if !found || len(fields) < 5 || len(kind) < 3 || !strings.HasPrefix(fields[4], "/sys/fs/cgroup") {
			continue
		}
		switch kind[0] {
		case "cgroup":
			v1 = append(v1, fields[4])
		case "cgroup2":
			v2 = append(v2, fields[4])
		}
	}
	if err := scanner.Err(); err != nil {
		return Hierarchy{}, err
	}
	if len(v1) > 0 {
		all := append(v1, v2...)
		slices.Sort(all)
		return Hierarchy{Mounts: slices.Compact(all)}, nil
	}
	if len(v2) > 0 {
		return Hierarchy{Unified: true, Mounts: v2[:1]}, nil
	}
	return Hierarchy{}, fmt.Errorf("no cgroups are mounted below /sys/fs/cgroup: " +
		"mount them (Debian: apt-get install cgroupfs-mount), the kubelet needs them")
}
