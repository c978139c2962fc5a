package lab

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearth.dev/lab/internal/layout"
)

func TestAFolderWithSomebodysFilesIsNeverTakenForTheLabs(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "thesis.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := checkState(layout.State{Dir: folder}); err == nil {
		t.Error("down would remove it")
	}
}

func TestAMarkedOrMissingOrEmptyFolderIsTheLabs(t *testing.T) {
	folder := t.TempDir()
	for name, state := range map[string]layout.State{
		"empty": {Dir: folder}, "missing": {Dir: filepath.Join(folder, "lab")},
	} {
		if err := checkState(state); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	state := layout.State{Dir: filepath.Join(folder, "lab")}
	if err := markState(state); err != nil {
		t.Fatal(err)
	}
	if err := checkState(state); err != nil {
		t.Errorf("marked: %v", err)
	}
}

func TestAFolderTooDeepForSocketsIsRefusedBeforeAnythingStarts(t *testing.T) {
	err := checkState(layout.State{Dir: "/" + strings.Repeat("x", 90)})
	if err == nil || !strings.Contains(err.Error(), "HEARTH_LAB_STATE") {
		t.Errorf("got %v", err)
	}
}

func TestAContainerIsFoundByNameOrIsThePodsFirst(t *testing.T) {
	var p pod
	p.Spec.Containers = []struct{ Name string }{{"redis"}, {"agent"}}
	p.Status.ContainerStatuses = []struct{ Name, ContainerID string }{{"agent", "containerd://2"}, {"redis", "containerd://1"}}
	for container, want := range map[string]string{"": "1", "agent": "2"} {
		if got, err := p.containerID(container); err != nil || got != want {
			t.Errorf("%q: %s, %v", container, got, err)
		}
	}
	if _, err := p.containerID("gone"); err == nil {
		t.Error("a container that does not run is found")
	}
}
