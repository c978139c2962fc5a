package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"hearth.dev/lab/internal/lab"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/pki"
)

func openLab() (lab.Lab, error) {
	programs, err := openCache()
	return lab.Lab{State: layout.DefaultState(), Cache: programs, Out: os.Stdout}, err
}

// interruptible ends waiting when the person at the keyboard gives up.
func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

func up([]string) error {
	l, err := openLab()
	if err != nil {
		return err
	}
	ctx, cancel := interruptible()
	defer cancel()
	if err := l.Up(ctx); err != nil {
		return err
	}
	fmt.Printf("  export KUBECONFIG=%s\n  export PATH=%s:$PATH   # kubectl, helm\n", l.State.Kubeconfig(pki.Admin), l.Cache.Bin())
	fmt.Printf("  images: push to %s/NAME:TAG, use in pods as %s\n", layout.Registry(), layout.Image("NAME:TAG"))
	return nil
}

func down([]string) error { return lab.Lab{State: layout.DefaultState(), Out: os.Stdout}.Down() }

func audit([]string) error {
	fmt.Println(layout.DefaultState().Audit())
	return nil
}

func kubeconfig([]string) error {
	fmt.Println(layout.DefaultState().Kubeconfig(pki.Admin))
	return nil
}
