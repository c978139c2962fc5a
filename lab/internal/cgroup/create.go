package cgroup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// kubeletControllers are the v2 controllers that the kubelet looks for in its root cgroup.
var kubeletControllers = []string{"cpu", "cpuset", "io", "memory", "hugetlb", "pids"}

// Create makes the cgroup and its parents with all controllers usable inside; it is no error if it exists.
func (h Hierarchy) Create(path string) error {
	for _, mount := range h.Mounts {
		make := fillCpuset
		if h.Unified {
			make = delegate
		}
		if err := createBelow(mount, path, make); err != nil {
			return err
		}
	}
	return nil
}

// createBelow makes each folder of path and calls prepare with it and its parent.
func createBelow(mount, path string, prepare func(parent, folder string) error) error {
	parent := mount
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		folder := filepath.Join(parent, part)
		if err := os.Mkdir(folder, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
			return err
		}
		if err := prepare(parent, folder); err != nil {
			return err
		}
		parent = folder
	}
	return nil
}

// fillCpuset copies the parent's CPUs and memory nodes: a new v1 cpuset is empty, and no process can join it.
func fillCpuset(parent, folder string) error {
	for _, file := range []string{"cpuset.cpus", "cpuset.mems"} {
		value, err := os.ReadFile(filepath.Join(parent, file))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, file), value, 0o644); err != nil {
			return fmt.Errorf("fill %s of %s: %w", file, folder, err)
		}
	}
	return nil
}

// delegate switches the parent's v2 controllers on for its children.
func delegate(parent, _ string) error {
	available, err := os.ReadFile(filepath.Join(parent, "cgroup.controllers"))
	if err != nil {
		return err
	}
	file := filepath.Join(parent, "cgroup.subtree_control")
	for _, controller := range wanted(string(available)) {
		err := os.WriteFile(file, []byte("+"+controller), 0o644)
		if errors.Is(err, syscall.EBUSY) {
			return fmt.Errorf("cgroup v2: %s holds processes itself, so its controllers cannot be given to the lab; "+
				"move them into a child cgroup first (as container images with an own init do), "+
				"or run the lab outside this container", parent)
		}
		if err != nil {
			return fmt.Errorf("switch on %s in %s: %w", controller, file, err)
		}
	}
	return nil
}

// wanted are the controllers to switch on, of those available.
func wanted(available string) []string {
	have := strings.Fields(available)
	return slices.DeleteFunc(slices.Clone(kubeletControllers), func(c string) bool { return !slices.Contains(have, c) })
}

// Join moves the process into the cgroup.
func (h Hierarchy) Join(path string, pid int) error {
	for _, mount := range h.Mounts {
		file := filepath.Join(mount, path, "cgroup.procs")
		if err := os.WriteFile(file, []byte(strconv.Itoa(pid)), 0o644); err != nil {
			return fmt.Errorf("join cgroup %s: %w", path, err)
		}
	}
	return nil
}
