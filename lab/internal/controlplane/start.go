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
	client, err := kube.New(state)
	if err != nil {
		return nil, err
	}
	if err := writeAuditPolicy(state); err != nil {
		return nil, err
	}
	for _, spec := range specs(state, program) {
		if err := process.Start(state, spec); err != nil {
			return nil, err
		}
		if spec.Name != "kube-apiserver" {
			continue
		}
		// The others end at once when they meet an API server that has not made its first roles yet.
		if err := waitForAPIServer(ctx, state, client); err != nil {
			return nil, err
		}
	}
	return client, nil
}

func waitForAPIServer(ctx context.Context, state layout.State, client *kube.Client) error {
	return kube.Wait(ctx, 2*time.Minute, "a ready API server", func(ctx context.Context) (bool, error) {
		for _, name := range []string{"etcd", "kube-apiserver"} {
			if !process.Alive(state, name) {
				return false, kube.Final{Err: fmt.Errorf("%s has ended, see %s", name, state.Log(name))}
			}
		}
		return client.Ready(ctx), nil
	})
}
