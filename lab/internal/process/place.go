package process

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"

	"hearth.dev/lab/internal/cgroup"
)

// EnterCommand is the hidden command of the lab's own program that moves itself to a Place and becomes another program
// there. A process has to move itself: a parent that moved it later would race with what it starts.
const EnterCommand = "enter-and-run"

// Place is where a program runs. Empty fields mean: where the lab's own program runs.
type Place struct {
	Cgroup     string            `json:"cgroup,omitempty"`
	Network    string            `json:"network,omitempty"`    // a named network namespace
	MountsOf   int               `json:"mountsOf,omitempty"`   // share the mount namespace of this process
	OwnMounts  bool              `json:"ownMounts,omitempty"`  // a new mount namespace; the machine's mounts come in, none go out
	BindMounts map[string]string `json:"bindMounts,omitempty"` // path in the new mount namespace to what is shown there
}

func (p Place) command(args []string) ([]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	place, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	return append([]string{self, EnterCommand, string(place)}, args...), nil
}

// EnterAndRun carries out EnterCommand: arguments are a Place and the program with its arguments. It returns only on error.
func EnterAndRun(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("%s needs a place and a program", EnterCommand)
	}
	var place Place
	if err := json.Unmarshal([]byte(args[0]), &place); err != nil {
		return err
	}
	return place.Become(args[1:])
}

// Become moves this process to the place and turns it into the program. It returns only on error.
func (p Place) Become(args []string) error {
	runtime.LockOSThread() // namespaces belong to a thread; the thread that calls execve becomes the process
	if err := p.enter(); err != nil {
		return err
	}
	err := syscall.Exec(args[0], args, os.Environ())
	return fmt.Errorf("run %s: %w", args[0], err)
}

func (p Place) enter() error {
	if p.Cgroup != "" {
		hierarchy, err := cgroup.Detect()
		if err != nil {
			return err
		}
		if err := hierarchy.Join(p.Cgroup, os.Getpid()); err != nil {
			return err
		}
	}
	if p.Network != "" {
		if err := setns("/run/netns/"+p.Network, unix.CLONE_NEWNET); err != nil {
			return err
		}
	}
	if p.MountsOf != 0 {
		if err := unix.Unshare(unix.CLONE_FS); err != nil { // setns(2) demands it of threads
			return err
		}
		return setns(fmt.Sprintf("/proc/%d/ns/mnt", p.MountsOf), unix.CLONE_NEWNS)
	}
	if p.OwnMounts {
		return p.ownMounts()
	}
	return nil
}

func setns(path string, kind int) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := unix.Setns(int(file.Fd()), kind); err != nil {
		return fmt.Errorf("enter %s: %w", path, err)
	}
	return nil
}

// ownMounts makes a mount namespace. Mounts are shared inside it, as the kubelet wants, but never reach the machine.
func (p Place) ownMounts() error {
	if err := unix.Unshare(unix.CLONE_FS | unix.CLONE_NEWNS); err != nil {
		return err
	}
	for _, propagation := range []uintptr{unix.MS_SLAVE, unix.MS_SHARED} {
		if err := unix.Mount("", "/", "", unix.MS_REC|propagation, ""); err != nil {
			return fmt.Errorf("separate the mounts from the machine's: %w", err)
		}
	}
	for target, source := range p.BindMounts {
		if err := unix.Mount(source, target, "", unix.MS_BIND|unix.MS_REC, ""); err != nil {
			return fmt.Errorf("show %s as %s: %w", source, target, err)
		}
	}
	return nil
}
