// Package process starts the lab's long-running programs and remembers which ones it started, so that it ends those and
// no others. A record is a process id with the time the kernel started it: a reused id is never taken for ours.
package process

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"hearth.dev/lab/internal/layout"
)

// Spec is a program to run in the background.
type Spec struct {
	Name   string
	Args   []string // the program's absolute path first
	Inside Place
}

// Record is what is kept of a started process.
type Record struct {
	Pid     int      `json:"pid"`
	Started uint64   `json:"started"` // clock ticks since boot, field 22 of /proc/<pid>/stat
	Args    []string `json:"args"`
}

// Start runs the program unless it already runs. Its output is appended to its log.
func Start(state layout.State, spec Spec) error {
	if Alive(state, spec.Name) {
		return nil
	}
	log, err := openLog(state.Log(spec.Name))
	if err != nil {
		return err
	}
	defer log.Close()
	enter, err := spec.Inside.command(spec.Args)
	if err != nil {
		return err
	}
	command := exec.Command(enter[0], enter[1:]...)
	command.Dir = "/"
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := command.Start(); err != nil {
		return fmt.Errorf("start %s: %w", spec.Name, err)
	}
	if err := remember(state, spec, command.Process.Pid); err != nil {
		_ = command.Process.Kill()
		return err
	}
	return command.Process.Release()
}

func openLog(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
}

func remember(state layout.State, spec Spec, pid int) error {
	started, err := startTime(pid)
	if err != nil {
		return err
	}
	content, err := json.Marshal(Record{Pid: pid, Started: started, Args: spec.Args})
	if err != nil {
		return err
	}
	path := state.Pid(spec.Name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

// Find is the record of a process that still runs.
func Find(state layout.State, name string) (Record, bool) {
	var record Record
	content, err := os.ReadFile(state.Pid(name))
	if err != nil || json.Unmarshal(content, &record) != nil {
		return Record{}, false
	}
	started, err := startTime(record.Pid)
	return record, err == nil && started == record.Started
}

// Alive says whether the process that was started under this name still runs.
func Alive(state layout.State, name string) bool {
	_, alive := Find(state, name)
	return alive
}

// Kill ends the process at once and waits until the kernel has let go of it.
func Kill(state layout.State, name string, patience time.Duration) error {
	record, alive := Find(state, name)
	deadline := time.Now().Add(patience)
	for alive {
		if err := syscall.Kill(record.Pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("kill %s (process %d): %w", name, record.Pid, err)
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s (process %d) does not end on SIGKILL", name, record.Pid)
		}
		time.Sleep(5 * time.Millisecond)
		record, alive = Find(state, name)
	}
	err := os.Remove(state.Pid(name))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// Names are all processes that have a record, running or not.
func Names(state layout.State) ([]string, error) {
	files, err := filepath.Glob(state.Pid("*"))
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(files))
	for _, file := range files {
		base := filepath.Base(file)
		names = append(names, base[:len(base)-len(filepath.Ext(base))])
	}
	return names, nil
}
