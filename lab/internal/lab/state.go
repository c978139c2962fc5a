package lab

import (
	"errors"
	"fmt"
	"os"

	"hearth.dev/lab/internal/layout"
)

// maxSocket is the longest path that a Unix socket can have (sun_path in unix(7)).
const maxSocket = 107

// checkState refuses a state folder that "down" must not remove, or that is too deep for sockets.
func checkState(state layout.State) error {
	if socket := state.Containerd(layout.Nodes()[0]) + ".ttrpc"; len(socket) > maxSocket {
		return fmt.Errorf("HEARTH_LAB_STATE: %s is too long by %d characters for the sockets in it", state.Dir, len(socket)-maxSocket)
	}
	entries, err := os.ReadDir(state.Dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(entries) > 0 && !fileExists(state.Mark()) {
		return fmt.Errorf("HEARTH_LAB_STATE: %s is not empty and not a lab's; the lab removes its folder when it goes down, "+
			"so name one that does not exist yet", state.Dir)
	}
	return nil
}

func markState(state layout.State) error {
	if err := os.MkdirAll(state.Dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(state.Mark(), []byte("This folder belongs to Hearth's lab. \"lab down\" removes it.\n"), 0o644)
}
