package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"hearth.dev/lab/internal/client"
	"hearth.dev/lab/internal/lab"
	"hearth.dev/lab/internal/layout"
)

// running is the lab for commands that need no program of the cache: they are to be quick.
func running() lab.Lab { return lab.Lab{State: layout.DefaultState(), Out: os.Stdout} }

func status([]string) error {
	ctx, cancel := interruptible()
	defer cancel()
	return running().Status(ctx)
}

func oneName(args []string) (string, error) {
	if len(args) != 1 {
		return "", errors.New("name one Kubernetes node: node-a, node-b or node-c")
	}
	return args[0], nil
}

func cut(args []string) error  { return setLink(args, false) }
func heal(args []string) error { return setLink(args, true) }

func setLink(args []string, connected bool) error {
	name, err := oneName(args)
	if err != nil {
		return err
	}
	return running().SetLink(name, connected)
}

func lose(args []string) error {
	name, err := oneName(args)
	if err != nil {
		return err
	}
	begun := time.Now()
	if err := running().Lose(name); err != nil {
		return err
	}
	fmt.Printf("%s is lost (%d ms)\n", name, time.Since(begun).Milliseconds())
	return nil
}

func returnNode(args []string) error {
	name, err := oneName(args)
	if err != nil {
		return err
	}
	l, err := openLab()
	if err != nil {
		return err
	}
	ctx, cancel := interruptible()
	defer cancel()
	begun := time.Now()
	if err := l.Return(ctx, name); err != nil {
		return err
	}
	fmt.Printf("%s is back, empty and Ready (%.1f s)\n", name, time.Since(begun).Seconds())
	return nil
}

func pid(args []string) error {
	if len(args) != 1 {
		return errors.New("name one pod: lab pid NAMESPACE/POD[/CONTAINER]")
	}
	ctx, cancel := interruptible()
	defer cancel()
	id, err := running().MainProcess(ctx, args[0])
	if err != nil {
		return err
	}
	fmt.Println(id)
	return nil
}

func sendSignal(args []string) error {
	if len(args) != 2 {
		return errors.New("lab signal KILL|STOP|CONT|TERM NAMESPACE/POD[/CONTAINER]")
	}
	ctx, cancel := interruptible()
	defer cancel()
	id, err := running().Signal(ctx, args[0], args[1])
	if err != nil {
		return err
	}
	fmt.Println(id)
	return nil
}

func runClient(args []string) error {
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		return errors.New("name a program: lab client -- PROGRAM [ARGUMENT…]")
	}
	l := running()
	if err := l.RequireUp(); err != nil {
		return err
	}
	return client.Run(l.State, args)
}
