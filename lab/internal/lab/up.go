// Package lab puts the parts together: up, down, status, and what can be done to a Kubernetes node.
package lab

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hearth.dev/lab/internal/addons"
	"hearth.dev/lab/internal/cache"
	"hearth.dev/lab/internal/client"
	"hearth.dev/lab/internal/controlplane"
	"hearth.dev/lab/internal/kernel"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/labimages"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/lock"
	"hearth.dev/lab/internal/network"
	"hearth.dev/lab/internal/node"
	"hearth.dev/lab/internal/pki"
	"hearth.dev/lab/internal/prereq"
	"hearth.dev/lab/internal/registry"
	"hearth.dev/lab/internal/steps"
	"hearth.dev/lab/internal/versions"
	"hearth.dev/lab/internal/volume"
)

// Lab is the machine's lab.
type Lab struct {
	State layout.State
	Cache *cache.Cache
	Out   io.Writer
}

// program is the path of a program: the cache's, or the machine's own.
func (l Lab) program(name string) string {
	if path := l.Cache.Program(name); fileExists(path) {
		return path
	}
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	return name
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Up brings the lab up, or what is missing of it.
func (l Lab) Up(ctx context.Context) error {
	if err := prereq.Machine(); err != nil {
		return err
	}
	release, err := lock.Take(time.Minute)
	if err != nil {
		return err
	}
	defer release()
	if err := lock.Check(l.State.Dir); err != nil {
		return err
	}
	if err := checkState(l.State); err != nil {
		return err
	}
	if l.isUp(ctx) {
		fmt.Fprintf(l.Out, "The lab is already up.\n")
		return nil
	}
	report := steps.New(l.Out)
	if err := l.prepare(report); err != nil {
		return err
	}
	if err := l.start(ctx, report); err != nil {
		return fmt.Errorf("%w\nWhat has started is left for a look; logs are in %s. "+
			"\"lab up\" tries again, \"lab down\" takes everything away", err, filepath.Dir(l.State.Log("x")))
	}
	fmt.Fprintf(l.Out, "The lab is up after %.1f s: Kubernetes %s, nodes %s.\n",
		report.Elapsed().Seconds(), versions.Kubernetes, strings.Join(layout.NodeNames(), ", "))
	return nil
}

// prepare does what can fail before anything runs.
func (l Lab) prepare(report *steps.Report) error {
	if err := report.Do("Debian packages", func() error { return prereq.Install(l.Out) }); err != nil {
		return err
	}
	if err := report.Do("programs", func() error { return l.Cache.Build(l.Out) }); err != nil {
		return err
	}
	if err := report.Do("images", func() error { return l.maker().Ensure(false) }); err != nil {
		return err
	}
	return network.CheckFree()
}

func (l Lab) maker() labimages.Maker {
	return labimages.Maker{CacheRoot: l.Cache.Root, Bin: l.Cache.Bin(), Out: l.Out}
}

func (l Lab) start(ctx context.Context, report *steps.Report) error {
	if err := lock.Claim(l.State.Dir); err != nil {
		return err
	}
	if err := markState(l.State); err != nil {
		return err
	}
	if err := report.Do("certificates", func() error { return pki.Create(l.State) }); err != nil {
		return err
	}
	if err := report.Do("network", network.Create); err != nil {
		return err
	}
	var api *kube.Client
	err := report.Do("control plane", func() (err error) {
		api, err = controlplane.Start(ctx, l.State, l.program)
		return err
	})
	if err != nil {
		return err
	}
	if err := report.Do("image registry", func() error { return l.startRegistry(ctx) }); err != nil {
		return err
	}
	if err := report.Do("DNS, volumes and client", func() error { return l.startServices(ctx, api) }); err != nil {
		return err
	}
	if err := kernel.Save("/proc/sys", l.State.Kernel()); err != nil {
		return err
	}
	if err := node.MakeMachineFolders(l.State); err != nil {
		return err
	}
	begun, started := time.Now(), l.stoppedNodes()
	if err := report.Do("Kubernetes nodes", func() error { return l.startNodes(ctx) }); err != nil {
		return err
	}
	if err := report.Do("all Ready", func() error { return l.waitReady(ctx, api, begun, started) }); err != nil {
		return err
	}
	return os.WriteFile(l.State.Ready(), nil, 0o644)
}

func (l Lab) startRegistry(ctx context.Context) error {
	if err := registry.Start(ctx, l.State, controlplane.Cgroup); err != nil {
		return err
	}
	_, err := l.maker().Push()
	return err
}

func (l Lab) startServices(ctx context.Context, api *kube.Client) error {
	if err := addons.StartDNS(ctx, api); err != nil {
		return err
	}
	if err := volume.Start(ctx, l.State, api, l.program); err != nil {
		return err
	}
	return client.Start(ctx, l.State, l.program)
}

// working are the nodes that are not lost.
func (l Lab) working() []layout.Node {
	var nodes []layout.Node
	for _, n := range layout.Nodes() {
		if !node.Lost(l.State, n) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// stoppedNodes are the nodes of which something does not run.
func (l Lab) stoppedNodes() []layout.Node {
	return slices.DeleteFunc(l.working(), func(n layout.Node) bool { return node.Alive(l.State, n) })
}

func (l Lab) startNodes(ctx context.Context) error {
	failed := make(chan error, len(layout.Nodes()))
	nodes := l.working()
	for _, n := range nodes {
		go func() { failed <- node.Start(ctx, l.State, n, l.program) }()
	}
	var first error
	for range nodes {
		if err := <-failed; err != nil && first == nil {
			first = err
		}
	}
	return first
}

// waitReady waits for all connected nodes; those that were started have to say themselves that they are Ready.
func (l Lab) waitReady(ctx context.Context, api *kube.Client, begun time.Time, started []layout.Node) error {
	nodes := l.working()
	err := kube.Wait(ctx, 2*time.Minute, "Ready Kubernetes nodes", func(ctx context.Context) (bool, error) {
		ready, err := api.ReadyNodes(ctx)
		if err != nil {
			return false, err
		}
		fresh, err := api.ReadyNodesSince(ctx, begun)
		if err != nil {
			return false, err
		}
		for _, n := range started {
			ready[n.Name()] = fresh[n.Name()]
		}
		if stopped := l.stopped(); len(stopped) > 0 {
			return false, kube.Final{Err: errors.New(strings.Join(stopped, ", "))}
		}
		for _, n := range nodes {
			if network.LinkUp(n) && ready[n.Name()] != "True" {
				return false, fmt.Errorf("%s is not Ready, see %s", n.Name(), l.State.Log("kubelet-"+n.Name()))
			}
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	return addons.WaitDNS(ctx, api, len(nodes))
}
