// Package prereq says what this machine lacks for the lab, and installs what it may.
package prereq

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// Go checks for a go command.
func Go() error {
	if _, err := exec.LookPath("go"); err != nil {
		return errors.New("the go command is not found: install Go 1.26 or newer and put it on PATH")
	}
	return nil
}

// Machine checks what cannot be installed.
func Machine() error {
	if runtime.GOOS != "linux" {
		return fmt.Errorf("the lab needs Linux (network namespaces and cgroups); this is %s", runtime.GOOS)
	}
	if os.Geteuid() != 0 {
		return errors.New("the lab needs root (it makes network namespaces, mounts and cgroups): run it with sudo -E")
	}
	return overlay()
}

// overlay checks for the file system that containers' root folders are mounted with.
func overlay() error {
	if supportsOverlay() {
		return nil
	}
	_ = exec.Command("modprobe", "overlay").Run()
	if supportsOverlay() {
		return nil
	}
	return errors.New("this kernel has no overlay file system, which containers need: modprobe overlay")
}

func supportsOverlay() bool {
	content, err := os.ReadFile("/proc/filesystems")
	return err == nil && strings.Contains(string(content), "\toverlay\n")
}
