// Package node runs Kubernetes nodes. A node is a network namespace, a mount namespace and a cgroup; in them run its own
// containerd, kubelet and kube-proxy. Mounts of a node are seen by no other, so killing its processes takes them away,
// as a power loss would.
package node

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"hearth.dev/lab/internal/cgroup"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/network"
	"hearth.dev/lab/internal/process"
)

// Programs are where the node's own programs are found.
type Programs func(name string) string

// Start starts what is not running of a node; it does not wait for the node to be Ready.
func Start(ctx context.Context, state layout.State, n layout.Node, program Programs) error {
	if err := network.CreateNode(n); err != nil {
		return err
	}
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return err
	}
	if err := hierarchy.Create(n.SystemCgroup()); err != nil {
		return err
	}
	if err := writeConfig(state, n); err != nil {
		return err
	}
	if err := os.MkdirAll(state.Volumes(n), 0o755); err != nil {
		return err
	}
	holder, err := startHolder(state, n, program)
	if err != nil {
		return err
	}
	return startDaemons(ctx, state, n, program, holder)
}

// startHolder starts the process whose mount namespace is the node's. If it is gone while others still run, the node
// cannot be mended in place: they are ended, as if its power had failed for a moment.
func startHolder(state layout.State, n layout.Node, program Programs) (int, error) {
	name := "holder-" + n.Name()
	if record, alive := process.Find(state, name); alive {
		return record.Pid, nil
	}
	if err := killAll(state, n); err != nil {
		return 0, err
	}
	binds, err := ownFolders(state, n)
	if err != nil {
		return 0, err
	}
	err = process.Start(state, process.Spec{
		Name: name, Args: []string{program("pause")},
		Inside: process.Place{Cgroup: n.SystemCgroup(), Network: n.Namespace(), OwnMounts: true, BindMounts: binds},
	})
	if err != nil {
		return 0, err
	}
	record, alive := process.Find(state, name)
	if !alive {
		return 0, fmt.Errorf("%s has ended at once, see %s", name, state.Log(name))
	}
	return record.Pid, waitForMounts(state, record.Pid, name)
}

// waitForMounts waits until the holder has become the pause program: before that its mount namespace is not complete.
func waitForMounts(state layout.State, pid int, name string) error {
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		target, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
		if err != nil {
			break
		}
		if filepath.Base(target) == "pause" {
			return nil
		}
	}
	return fmt.Errorf("%s does not come up, see %s", name, state.Log(name))
}

func startDaemons(ctx context.Context, state layout.State, n layout.Node, program Programs, holder int) error {
	inside := process.Place{Cgroup: n.SystemCgroup(), Network: n.Namespace(), MountsOf: holder}
	for _, spec := range daemons(state, n, program) {
		spec.Inside = inside
		if err := process.Start(state, spec); err != nil {
			return err
		}
		if spec.Name != containerd(n) {
			continue
		}
		err := kube.Wait(ctx, 20*time.Second, "containerd of "+n.Name(), func(context.Context) (bool, error) {
			return answers(state.Containerd(n)), nil
		})
		if err != nil {
			return fmt.Errorf("%w, see %s", err, state.Log(containerd(n)))
		}
	}
	return nil
}

func answers(socket string) bool {
	connection, err := net.Dial("unix", socket)
	if err != nil {
		return false
	}
	return connection.Close() == nil
}

// Alive says whether all processes of the node run.
func Alive(state layout.State, n layout.Node) bool {
	for _, name := range Names(n) {
		if !process.Alive(state, name) {
			return false
		}
	}
	return true
}

// Lost says whether the node was lost and has not come back.
func Lost(state layout.State, n layout.Node) bool {
	_, err := os.Stat(state.Lost(n))
	return !errors.Is(err, os.ErrNotExist)
}
