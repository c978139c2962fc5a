package lab

import (
	"os"
	"time"

	"hearth.dev/lab/internal/cgroup"
	"hearth.dev/lab/internal/controlplane"
	"hearth.dev/lab/internal/kernel"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/lock"
	"hearth.dev/lab/internal/network"
	"hearth.dev/lab/internal/node"
	"hearth.dev/lab/internal/prereq"
	"hearth.dev/lab/internal/process"
	"hearth.dev/lab/internal/steps"
)

const patience = 20 * time.Second

// Down takes everything away that Up and pods have left on the machine. It works from any half-done state.
func (l Lab) Down() error {
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
	report := steps.New(l.Out)
	if err := report.Do("ending processes", l.endProcesses); err != nil {
		return err
	}
	if err := report.Do("removing nodes, links and cgroups", l.removeParts); err != nil {
		return err
	}
	return report.Do("removing files", l.removeFiles)
}

// endProcesses ends what the lab started, by its own cgroups and its own records, and nothing by name.
func (l Lab) endProcesses() error {
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return err
	}
	if err := hierarchy.Kill(layout.RootCgroup, patience); err != nil {
		return err
	}
	names, err := process.Names(l.State)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := process.Kill(l.State, name, patience); err != nil {
			return err
		}
	}
	return network.KillInside(patience)
}

func (l Lab) removeParts() error {
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return err
	}
	for _, n := range layout.Nodes() {
		if err := node.Clean(l.State, n); err != nil {
			return err
		}
	}
	for _, path := range []string{controlplane.Cgroup, layout.RootCgroup} {
		if err := hierarchy.Remove(path, patience); err != nil {
			return err
		}
	}
	return network.Delete()
}

func (l Lab) removeFiles() error {
	if err := kernel.Restore("/proc/sys", l.State.Kernel()); err != nil {
		return err
	}
	if err := node.RemoveMachineFolders(l.State); err != nil {
		return err
	}
	if err := os.RemoveAll(l.State.Dir); err != nil {
		return err
	}
	return lock.Free()
}
