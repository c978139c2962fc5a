// Package client is a place to run load from: a network namespace on the switch with its own kube-proxy and DNS server, so
// that a program in it reaches Service addresses and names as a pod would, and no rule of the machine's own firewall is
// touched. It belongs to no node, so it outlives all of them; towards Services it counts as being in the first zone.
package client

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"

	"hearth.dev/lab/internal/controlplane"
	"hearth.dev/lab/internal/files"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/pki"
	"hearth.dev/lab/internal/process"
)

const (
	proxyProcess = "client-kube-proxy"
	dnsProcess   = "client-coredns"
)

// Names are the client's processes.
func Names() []string { return []string{proxyProcess, dnsProcess} }

// Start starts the client's kube-proxy and DNS server.
func Start(_ context.Context, state layout.State, program func(string) string) error {
	contents := map[string]string{
		"client-proxy.yaml":  proxyConfig(state),
		"client-Corefile":    corefile(state),
		"client-resolv.conf": resolvConf,
	}
	for name, content := range contents {
		if err := files.Write(state.Config(name), []byte(content)); err != nil {
			return err
		}
	}
	inside := process.Place{Cgroup: controlplane.Cgroup, Network: layout.ClientNamespace}
	err := process.Start(state, process.Spec{
		Name: proxyProcess, Args: []string{program("kube-proxy"), "--config=" + state.Config("client-proxy.yaml")}, Inside: inside,
	})
	if err != nil {
		return err
	}
	return process.Start(state, process.Spec{
		Name: dnsProcess, Args: []string{program("coredns"), "-conf", state.Config("client-Corefile")}, Inside: inside,
	})
}

// Run becomes the program, in the client's place. It returns only on error.
func Run(state layout.State, args []string) error {
	path, err := exec.LookPath(args[0])
	if err != nil {
		return err
	}
	resolver, err := filepath.EvalSymlinks("/etc/resolv.conf")
	if err != nil {
		return fmt.Errorf("no /etc/resolv.conf to put the lab's in place of: %w", err)
	}
	place := process.Place{
		Network: layout.ClientNamespace, OwnMounts: true,
		BindMounts: map[string]string{resolver: state.Config("client-resolv.conf")},
	}
	return place.Become(append([]string{path}, args[1:]...))
}

const resolvConf = "nameserver 127.0.0.1\noptions timeout:1 attempts:3\n" +
	"search default.svc." + layout.ClusterDomain + " svc." + layout.ClusterDomain + " " + layout.ClusterDomain + "\n"

func proxyConfig(state layout.State) string {
	return fmt.Sprintf(`apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
clientConnection: {kubeconfig: %s}
clusterCIDR: %s
hostnameOverride: %s
oomScoreAdj: 0
conntrack: {maxPerCore: 0, min: 0}
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
`, state.Kubeconfig(pki.Proxy), layout.PodRange, layout.Nodes()[0].Name())
}

func corefile(state layout.State) string {
	return fmt.Sprintf(`.:53 {
  bind 127.0.0.1
  errors
  kubernetes %s {
    kubeconfig %s
    ttl 1
  }
}
`, layout.ClusterDomain, state.Kubeconfig(pki.Admin))
}
