package lab

import (
	"context"
	"slices"
	"time"

	"hearth.dev/lab/internal/client"
	"hearth.dev/lab/internal/controlplane"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/node"
	"hearth.dev/lab/internal/process"
	"hearth.dev/lab/internal/registry"
	"hearth.dev/lab/internal/volume"
)

// services are the processes that belong to no node.
func services() []string {
	return slices.Concat(controlplane.Names(), []string{registry.Process, volume.Process}, client.Names())
}

// isUp says whether a call of "up" has nothing to do: everything that should run runs, and the API server answers.
func (l Lab) isUp(ctx context.Context) bool {
	if !fileExists(l.State.Ready()) {
		return false
	}
	for _, name := range services() {
		if !process.Alive(l.State, name) {
			return false
		}
	}
	for _, n := range l.working() {
		if !node.Alive(l.State, n) {
			return false
		}
	}
	api, err := kube.New(l.State)
	if err != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	return api.Ready(ctx)
}
