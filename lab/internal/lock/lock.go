// Package lock keeps two commands of the lab from changing the machine at once, and two labs from being up at once: there
// is one lab a machine, since names of links and namespaces are the machine's.
package lock

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

const (
	busyFile  = "/run/hearth-lab.lock"
	ownerFile = "/run/hearth-lab.json"
)

type owner struct {
	State string    `json:"state"`
	Since time.Time `json:"since"`
}

// Take waits until no other command changes the lab. It gives up after the given time and says who is at it.
func Take(patience time.Duration) (release func(), err error) {
	file, err := os.OpenFile(busyFile, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			break
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) || time.Now().After(deadline) {
			holder, _ := os.ReadFile(busyFile)
			file.Close()
			return nil, fmt.Errorf("another command is changing the lab: %s; wait for it to end", strings.TrimSpace(string(holder)))
		}
	}
	if err := file.Truncate(0); err != nil {
		return nil, err
	}
	_, err = fmt.Fprintf(file, "process %d: %s, since %s\n", os.Getpid(), strings.Join(os.Args, " "), time.Now().Format(time.TimeOnly))
	return func() { file.Close() }, err
}

// Claim marks this machine's lab as the one with this state folder.
func Claim(state string) error {
	if err := Check(state); err != nil {
		return err
	}
	content, err := json.Marshal(owner{state, time.Now()})
	if err != nil {
		return err
	}
	return os.WriteFile(ownerFile, content, 0o644)
}

// Check says whether another lab is up.
func Check(state string) error {
	content, err := os.ReadFile(ownerFile)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var current owner
	if err := json.Unmarshal(content, &current); err != nil {
		return fmt.Errorf("%s: %w", ownerFile, err)
	}
	if current.State == state {
		return nil
	}
	return fmt.Errorf("this machine's one lab is up already, with the state folder %s, since %s; end it with: "+
		"HEARTH_LAB_STATE=%s lab down", current.State, current.Since.Format(time.DateTime), current.State)
}

// Free takes the mark away. The lock file goes too, which is safe while its lock is held.
func Free() error {
	for _, file := range []string{ownerFile, busyFile} {
		if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
