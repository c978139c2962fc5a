package cgroup

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAMachineWithAnyV1ControllerIsV1AndItsUnifiedMountIsUsedToo(t *testing.T) {
	hybrid := `30 20 0:26 / /sys/fs/cgroup ro - tmpfs tmpfs rw
31 30 0:27 / /sys/fs/cgroup/memory rw shared:9 - cgroup cgroup rw,memory
32 30 0:28 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
33 30 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
34 30 0:30 / /mnt/elsewhere rw - cgroup cgroup rw,pids
`
	found, err := parse(strings.NewReader(hybrid))
	want := []string{"/sys/fs/cgroup/cpu,cpuacct", "/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified"}
	if err != nil || found.Unified || !slices.Equal(found.Mounts, want) {
		t.Errorf("got %+v, %v", found, err)
	}
}

func TestAMachineWithOnlyTheUnifiedMountIsV2(t *testing.T) {
	found, err := parse(strings.NewReader("31 30 0:27 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate\n"))
	if err != nil || !found.Unified || !slices.Equal(found.Mounts, []string{"/sys/fs/cgroup"}) {
		t.Errorf("got %+v, %v", found, err)
	}
}

func TestAMachineWithoutCgroupsIsToldWhatToDo(t *testing.T) {
	_, err := parse(strings.NewReader("20 1 0:1 / /proc rw - proc proc rw\n"))
	if err == nil || !strings.Contains(err.Error(), "cgroupfs-mount") {
		t.Errorf("got %v", err)
	}
}

func TestANewV1CpusetGetsItsParentsCPUsAllTheWayDown(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "cpuset.cpus"), "0-1\n")
	write(t, filepath.Join(root, "cpuset.mems"), "0\n")
	if err := (Hierarchy{Mounts: []string{root}}).Create("/hearth-lab/node-a/system"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "hearth-lab/node-a/system/cpuset.cpus"))
	if err != nil || string(got) != "0-1\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestOnV2OnlyControllersThatTheKubeletWantsAndTheKernelHasAreSwitchedOn(t *testing.T) {
	if got := wanted("cpuset cpu io memory pids rdma misc"); !slices.Equal(got, []string{"cpu", "cpuset", "io", "memory", "pids"}) {
		t.Errorf("got %v", got)
	}
}

func TestOnV2EveryLevelHandsItsControllersDown(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "cgroup.controllers"), "memory\n")
	write(t, filepath.Join(root, "cgroup.subtree_control"), "")
	if err := (Hierarchy{Unified: true, Mounts: []string{root}}).Create("/hearth-lab"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "cgroup.subtree_control"))
	if err != nil || string(got) != "+memory" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestProcessesAreCollectedFromAllLevelsOnceEach(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "lab/cgroup.procs"), "12\n")
	write(t, filepath.Join(root, "lab/kubepods/pod1/cgroup.procs"), "30\n12\n")
	write(t, filepath.Join(root, "other/cgroup.procs"), "99\n")
	h := Hierarchy{Mounts: []string{root, root}}
	if got := h.Processes("/lab"); !slices.Equal(got, []int{12, 30}) {
		t.Errorf("got %v", got)
	}
	if got := h.ProcessesNamed("/lab", "pod1"); !slices.Equal(got, []int{12, 30}) {
		t.Errorf("by name: %v", got)
	}
	if got := h.Processes("/gone"); len(got) != 0 {
		t.Errorf("of a cgroup that is not there: %v", got)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
