package cgroup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Processes are the ids of all processes in the cgroup and below it; none if the cgroup does not exist.
func (h Hierarchy) Processes(path string) []int {
	var pids []int
	for _, mount := range h.Mounts {
		pids = append(pids, processesBelow(filepath.Join(mount, path))...)
	}
	slices.Sort(pids)
	return slices.Compact(pids)
}

func processesBelow(folder string) []int {
	var pids []int
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != "cgroup.procs" {
			return nil // a cgroup that ends meanwhile has no processes
		}
		content, _ := os.ReadFile(path)
		for line := range strings.FieldsSeq(string(content)) {
			if pid, err := strconv.Atoi(line); err == nil && pid > 1 {
				pids = append(pids, pid)
			}
		}
		return nil
	})
	return pids
}

// Kill sends SIGKILL to all processes in the cgroup and below, again and again until none is left: what forks while it
// is looked at is met in the next round.
func (h Hierarchy) Kill(path string, patience time.Duration) error {
	deadline := time.Now().Add(patience)
	for {
		if h.Unified {
			_ = os.WriteFile(filepath.Join(h.Mounts[0], path, "cgroup.kill"), []byte("1"), 0o644) // since Linux 5.14
		}
		pids := h.Processes(path)
		if len(pids) == 0 {
			return nil
		}
		for _, pid := range pids {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("processes %v of cgroup %s do not end on SIGKILL", pids, path)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// Remove removes the cgroup and all below it. It waits for the kernel to let go of processes that have just ended.
func (h Hierarchy) Remove(path string, patience time.Duration) error {
	deadline := time.Now().Add(patience)
	for _, mount := range h.Mounts {
		for {
			err := removeTree(filepath.Join(mount, path))
			if err == nil {
				break
			}
			if time.Now().After(deadline) {
				return err
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	return nil
}

// removeTree removes folders from the leaves up. Only rmdir works on cgroups: their files cannot be unlinked.
func removeTree(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.IsDir() {
			if err := removeTree(filepath.Join(folder, entry.Name())); err != nil {
				return err
			}
		}
	}
	if err := syscall.Rmdir(folder); err != nil && !errors.Is(err, syscall.ENOENT) {
		return fmt.Errorf("remove cgroup %s: %w", folder, err)
	}
	return nil
}

// ProcessesNamed are the processes of those cgroups below path whose own name holds the given text.
func (h Hierarchy) ProcessesNamed(path, name string) []int {
	var pids []int
	_ = filepath.WalkDir(filepath.Join(h.Mounts[0], path), func(folder string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || !strings.Contains(entry.Name(), name) {
			return nil
		}
		pids = append(pids, processesBelow(folder)...)
		return filepath.SkipDir
	})
	slices.Sort(pids)
	return slices.Compact(pids)
}
