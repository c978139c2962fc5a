package node

import (
	"path/filepath"

	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/process"
)

func containerd(n layout.Node) string { return "containerd-" + n.Name() }

// Names are the processes that make a node.
func Names(n layout.Node) []string {
	return []string{"holder-" + n.Name(), containerd(n), "kubelet-" + n.Name(), "kube-proxy-" + n.Name()}
}

// daemons are in the order of starting.
func daemons(state layout.State, n layout.Node, program Programs) []process.Spec {
	dir := state.Node(n)
	return []process.Spec{
		{Name: containerd(n), Args: []string{program("containerd"), "--config", filepath.Join(dir, "containerd.toml")}},
		{Name: "kubelet-" + n.Name(), Args: []string{
			program("kubelet"),
			"--config=" + filepath.Join(dir, "kubelet.yaml"),
			"--kubeconfig=" + state.Kubeconfig(n.Name()),
			"--root-dir=" + filepath.Join(dir, "kubelet"),
			"--hostname-override=" + n.Name(),
			"--node-ip=" + n.Address(),
			"--node-labels=topology.kubernetes.io/zone=" + n.Zone() + ",topology.kubernetes.io/region=lab",
		}},
		{Name: "kube-proxy-" + n.Name(), Args: []string{
			program("kube-proxy"), "--config=" + filepath.Join(dir, "proxy.yaml"),
		}},
	}
}
