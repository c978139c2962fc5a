package registry

import (
	"context"
	"fmt"
	"os"
	"time"

	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/process"
)

// Process is the name of the registry's process.
const Process = "registry"

// Start starts the registry in the given cgroup and waits until it answers.
func Start(ctx context.Context, state layout.State, cgroup string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	err = process.Start(state, process.Spec{
		Name: Process, Args: []string{self, ServeCommand, state.Registry()}, Inside: process.Place{Cgroup: cgroup},
	})
	if err != nil {
		return err
	}
	return kube.Wait(ctx, 20*time.Second, "the image registry on "+layout.Registry(), func(context.Context) (bool, error) {
		if !process.Alive(state, Process) {
			return false, kube.Final{Err: fmt.Errorf("it has ended, see %s", state.Log(Process))}
		}
		return answers(), nil
	})
}
