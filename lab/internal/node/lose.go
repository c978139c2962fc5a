package node

import (
	"os"
	"path/filepath"
	"time"

	"hearth.dev/lab/internal/cgroup"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/network"
	"hearth.dev/lab/internal/process"
)

const patience = 20 * time.Second

// killAll ends every process of the node.
func killAll(state layout.State, n layout.Node) error {
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return err
	}
	if err := hierarchy.Kill(n.Cgroup(), patience); err != nil {
		return err
	}
	for _, name := range Names(n) {
		if err := process.Kill(state, name, patience); err != nil {
			return err
		}
	}
	return nil
}

// Lose takes the node away as a power loss with a broken disk would. The link goes first, so that no last packet of an
// ending process tells anybody; then all processes; then what they left.
func Lose(state layout.State, n layout.Node) error {
	if err := os.MkdirAll(filepath.Dir(state.Lost(n)), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(state.Lost(n), nil, 0o644); err != nil {
		return err
	}
	if network.Exists(n.Namespace()) {
		if err := network.SetLink(n, false); err != nil {
			return err
		}
	}
	if err := killAll(state, n); err != nil {
		return err
	}
	return Clean(state, n)
}

// Clean removes everything a node left, after its processes have ended.
func Clean(state layout.State, n layout.Node) error {
	if err := network.DeleteNode(n); err != nil {
		return err
	}
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return err
	}
	if err := hierarchy.Remove(n.Cgroup(), patience); err != nil {
		return err
	}
	for _, folder := range []string{state.Volumes(n), state.Node(n)} {
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
	}
	return nil
}

// End takes the node away when the whole lab goes down.
func End(state layout.State, n layout.Node) error {
	if err := killAll(state, n); err != nil {
		return err
	}
	return Clean(state, n)
}
