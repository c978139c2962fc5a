package process

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"hearth.dev/lab/internal/layout"
)

func TestAProcessNameWithBlanksAndParenthesesDoesNotHideTheStartTime(t *testing.T) {
	stat := "42 (a) b (c) S 1 42 42 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 777 1 1"
	if started, err := parseStat(stat); err != nil || started != 777 {
		t.Errorf("got %d, %v", started, err)
	}
}

func TestAZombieHasEnded(t *testing.T) {
	if _, err := parseStat("42 (a) Z 1 42 42 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 777 1 1"); err == nil {
		t.Error("it counts as running")
	}
}

func TestAReusedProcessIdIsNotTakenForOurs(t *testing.T) {
	state := layout.State{Dir: t.TempDir()}
	other := exec.Command("sleep", "60")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Process.Kill(); _ = other.Wait() })
	if err := remember(state, Spec{Name: "etcd"}, other.Process.Pid); err != nil {
		t.Fatal(err)
	}
	if !Alive(state, "etcd") {
		t.Fatal("a running process is not seen")
	}
	stale := []byte(`{"pid":` + strconv.Itoa(other.Process.Pid) + `,"started":1}`)
	if err := os.WriteFile(state.Pid("etcd"), stale, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Kill(state, "etcd", time.Second); err != nil {
		t.Fatal(err)
	}
	if _, err := startTime(other.Process.Pid); err != nil {
		t.Error("somebody else's process was ended")
	}
	if _, err := os.Stat(filepath.Join(state.Dir, "pid", "etcd.json")); err == nil {
		t.Error("the stale record is still there")
	}
}
