package lab

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"

	"hearth.dev/lab/internal/cgroup"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/lock"
	"hearth.dev/lab/internal/network"
	"hearth.dev/lab/internal/node"
	"hearth.dev/lab/internal/pki"
	"hearth.dev/lab/internal/process"
)

// Status prints what a person wants to know about the lab.
func (l Lab) Status(ctx context.Context) error {
	if err := lock.Check(l.State.Dir); err != nil {
		return err
	}
	if !fileExists(l.State.Dir) {
		fmt.Fprintln(l.Out, "The lab is down.")
		return nil
	}
	if l.isUp(ctx) {
		fmt.Fprintln(l.Out, "The lab is up.")
	} else {
		fmt.Fprintf(l.Out, "The lab is only partly up: %s. \"lab up\" mends it, \"lab down\" takes it away.\n",
			cmp.Or(strings.Join(l.stopped(), ", "), "\"lab up\" has not come to its end, or the API server does not answer"))
	}
	hierarchy, err := cgroup.Detect()
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(l.Out, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "NODE\tZONE\tADDRESS\tSTATE\tREADY\tMEMORY")
	ready := l.ready(ctx)
	for _, n := range layout.Nodes() {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%d MiB\n", n.Name(), n.Zone(), n.Address(), l.stateOf(n), ready[n.Name()],
			memory(hierarchy.Processes(n.Cgroup())))
	}
	fmt.Fprintf(table, "control plane\t\t%s\t\t\t%d MiB\n", layout.HostAddress,
		memory(hierarchy.Processes(layout.RootCgroup+"/control-plane")))
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(l.Out, "kubeconfig  %s\nregistry    push to %s, in pods %s\nlogs        %s\n", l.State.Kubeconfig(pki.Admin),
		layout.Registry(), layout.RegistryDomain, filepath.Dir(l.State.Log("x")))
	return nil
}

func (l Lab) stateOf(n layout.Node) string {
	switch {
	case node.Lost(l.State, n):
		return "lost"
	case !node.Alive(l.State, n):
		return "stopped"
	case !network.LinkUp(n):
		return "cut off"
	default:
		return "connected"
	}
}

func (l Lab) ready(ctx context.Context) map[string]string {
	api, err := kube.New(l.State)
	if err != nil {
		return nil
	}
	ready, err := api.ReadyNodes(ctx)
	if err != nil {
		return nil
	}
	return ready
}

// stopped are the processes that should run and do not.
func (l Lab) stopped() []string {
	var names []string
	for _, name := range services() {
		if !process.Alive(l.State, name) {
			names = append(names, fmt.Sprintf("%s does not run (see %s)", name, l.State.Log(name)))
		}
	}
	for _, n := range l.working() {
		for _, name := range node.Names(n) {
			if !process.Alive(l.State, name) {
				names = append(names, fmt.Sprintf("%s does not run (see %s)", name, l.State.Log(name)))
			}
		}
	}
	return names
}

// memory is the processes' proportional share of memory, in MiB.
func memory(pids []int) int {
	total := 0
	for _, pid := range pids {
		content, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(content)) {
			if rest, found := strings.CutPrefix(line, "Pss:"); found {
				kib, _ := strconv.Atoi(strings.Fields(rest)[0])
				total += kib
			}
		}
	}
	return total / 1024
}
