package lab

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"hearth.dev/lab/internal/cgroup"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
)

type pod struct {
	Metadata struct{ UID string }
	Spec     struct {
		NodeName   string
		Containers []struct{ Name string }
	}
	Status struct {
		ContainerStatuses []struct {
			Name        string
			ContainerID string
		}
	}
}

// MainProcess is the machine's id of the first process of a pod's container: "namespace/pod" or "namespace/pod/container",
// the pod's first container if none is named.
func (l Lab) MainProcess(ctx context.Context, name string) (int, error) {
	if err := l.RequireUp(); err != nil {
		return 0, err
	}
	parts := strings.Split(name, "/")
	if len(parts) != 2 && len(parts) != 3 {
		return 0, fmt.Errorf("%q: name a pod as NAMESPACE/POD or NAMESPACE/POD/CONTAINER", name)
	}
	api, err := kube.New(l.State)
	if err != nil {
		return 0, err
	}
	var found pod
	if err := api.Get(ctx, fmt.Sprintf("/api/v1/namespaces/%s/pods/%s", parts[0], parts[1]), &found); err != nil {
		return 0, err
	}
	id, err := found.containerID(append(parts, "")[2])
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return firstProcess(found.Spec.NodeName, id)
}

func (p pod) containerID(container string) (string, error) {
	if container == "" && len(p.Spec.Containers) > 0 {
		container = p.Spec.Containers[0].Name
	}
	for _, status := range p.Status.ContainerStatuses {
		if status.Name == container && status.ContainerID != "" {
			return strings.TrimPrefix(status.ContainerID, "containerd://"), nil
		}
	}
	return "", fmt.Errorf("container %q does not run", container)
}

// firstProcess finds the container's cgroup, which is named by its id, and in it the process that all others come from.
func firstProcess(nodeName, containerID string) (int, error) {
	n, err := layout.FindNode(nodeName)
	if err != nil {
		return 0, err
	}
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return 0, err
	}
	pids := hierarchy.ProcessesNamed(n.Cgroup(), containerID)
	if len(pids) == 0 {
		return 0, errors.New("the container has no process: it has ended, or its node is lost")
	}
	for _, pid := range pids {
		if !slices.Contains(pids, parent(pid)) {
			return pid, nil
		}
	}
	return pids[0], nil
}

func parent(pid int) int {
	var id int
	content, err := os.ReadFile(filepath.Join("/proc", fmt.Sprint(pid), "stat"))
	if err != nil {
		return 0
	}
	after := string(content[strings.LastIndexByte(string(content), ')')+1:])
	var state string
	if _, err := fmt.Sscan(after, &state, &id); err != nil {
		return 0
	}
	return id
}

// signals are those that stand for something that happens to servers.
var signals = map[string]syscall.Signal{
	"KILL": syscall.SIGKILL, "STOP": syscall.SIGSTOP, "CONT": syscall.SIGCONT, "TERM": syscall.SIGTERM,
}

// Signal sends a signal to the main process of a pod and returns the process's id.
func (l Lab) Signal(ctx context.Context, name, pod string) (int, error) {
	signal, known := signals[strings.TrimPrefix(strings.ToUpper(name), "SIG")]
	if !known {
		return 0, fmt.Errorf("signal %q: it can be KILL, STOP, CONT or TERM", name)
	}
	pid, err := l.MainProcess(ctx, pod)
	if err != nil {
		return 0, err
	}
	return pid, syscall.Kill(pid, signal)
}
