package lab

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/lock"
	"hearth.dev/lab/internal/network"
	"hearth.dev/lab/internal/node"
)

// ErrNotUp says what to do when a command needs a running lab.
var ErrNotUp = errors.New("the lab is not up; run: lab up")

// RequireUp is an error unless "up" has come to its end.
func (l Lab) RequireUp() error {
	if !fileExists(l.State.Ready()) {
		return ErrNotUp
	}
	return nil
}

// existing finds a node that is not lost.
func (l Lab) existing(name string) (layout.Node, error) {
	if err := l.RequireUp(); err != nil {
		return layout.Node{}, err
	}
	n, err := layout.FindNode(name)
	if err != nil {
		return n, err
	}
	if node.Lost(l.State, n) {
		return n, fmt.Errorf("%s is lost; bring it back first: lab return %s", n.Name(), n.Name())
	}
	return n, nil
}

// SetLink cuts a Kubernetes node off from all others, or connects it again. It has taken effect when this returns.
func (l Lab) SetLink(name string, up bool) error {
	n, err := l.existing(name)
	if err != nil {
		return err
	}
	return network.SetLink(n, up)
}

// Lose takes a Kubernetes node away with all it holds. It is cut off at once; when this returns it is gone.
func (l Lab) Lose(name string) error {
	n, err := l.existing(name)
	if err != nil {
		return err
	}
	release, err := lock.Take(time.Minute)
	if err != nil {
		return err
	}
	defer release()
	return node.Lose(l.State, n)
}

// Return brings a lost Kubernetes node back as an empty machine of the same name and zone, and waits until it is Ready.
func (l Lab) Return(ctx context.Context, name string) error {
	if err := l.RequireUp(); err != nil {
		return err
	}
	n, err := layout.FindNode(name)
	if err != nil {
		return err
	}
	if !node.Lost(l.State, n) {
		return fmt.Errorf("%s is not lost; a node that was cut off comes back with: lab heal %s", n.Name(), n.Name())
	}
	release, err := lock.Take(time.Minute)
	if err != nil {
		return err
	}
	defer release()
	if err := node.Clean(l.State, n); err != nil { // what a "lose" that was interrupted left
		return err
	}
	begun := time.Now()
	if err := node.Start(ctx, l.State, n, l.program); err != nil {
		return err
	}
	if err := os.Remove(l.State.Lost(n)); err != nil {
		return err
	}
	return l.waitForNode(ctx, n, begun)
}

func (l Lab) waitForNode(ctx context.Context, n layout.Node, since time.Time) error {
	api, err := kube.New(l.State)
	if err != nil {
		return err
	}
	return kube.Wait(ctx, 2*time.Minute, n.Name()+" Ready", func(ctx context.Context) (bool, error) {
		ready, err := api.ReadyNodesSince(ctx, since)
		return ready[n.Name()] == "True", err
	})
}
