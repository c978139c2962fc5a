package controlplane

import (
	"context"
	"fmt"
	"time"

	"hearth.dev/lab/internal/cgroup"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/process"
)

// Start starts what does not run yet and waits for the API server.
func Start(ctx context.Context, state layout.State, program func(string) string) (*kube.Client, error) {
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return nil, err
	}
	if err := hierarchy.Create(Cgroup); err != nil {
		return nil, err
	}
	for _, spec := range specs(state, program) {
		if err := process.Start(state, spec); err != nil {
			return nil, err
		}
	}
	client, err := kube.New(state)
	if err != nil {
		return nil, err
	}
	return client, kube.Wait(ctx, 2*time.Minute, "a ready API server", func(ctx context.Context) (bool, error) {
		for _, name := range Names()[:2] {
			if !process.Alive(state, name) {
				return false, fmt.Errorf("%s has ended, see %s", name, state.Log(name))
			}
		}
		return client.Ready(ctx), nil
	})
}
