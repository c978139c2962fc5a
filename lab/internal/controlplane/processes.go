// Package controlplane runs etcd, the API server, the controller manager and the scheduler on the machine's own side of
// the switch, where a real cluster's control plane is: apart from the nodes, so losing a node never takes it away.
package controlplane

import (
	"cmp"
	"fmt"
	"os"

	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/pki"
	"hearth.dev/lab/internal/process"
)

// Cgroup holds the control plane and the lab's own services.
const Cgroup = layout.RootCgroup + "/control-plane"

const (
	etcdURL = "http://" + layout.Loopback + ":2379"
	peerURL = "http://" + layout.Loopback + ":2380"
)

// Names are the processes of the control plane, in the order of starting.
func Names() []string {
	return []string{"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"}
}

func specs(state layout.State, program func(string) string) []process.Spec {
	arguments := map[string][]string{
		"etcd":                    etcd(state),
		"kube-apiserver":          apiserver(state),
		"kube-controller-manager": controllerManager(state),
		"kube-scheduler":          withKubeconfig(state.Kubeconfig(pki.Scheduler)),
	}
	var specs []process.Spec
	for _, name := range Names() {
		specs = append(specs, process.Spec{
			Name: name, Args: append([]string{program(name)}, arguments[name]...), Inside: process.Place{Cgroup: Cgroup},
		})
	}
	return specs
}

func etcd(state layout.State) []string {
	return []string{
		"--data-dir=" + state.Etcd(),
		"--listen-client-urls=" + etcdURL, "--advertise-client-urls=" + etcdURL,
		"--listen-peer-urls=" + peerURL, "--initial-advertise-peer-urls=" + peerURL,
		"--initial-cluster=default=" + peerURL,
		"--unsafe-no-fsync", // the lab's data need not survive the machine
	}
}

func apiserver(state layout.State) []string {
	return append(auditing(state), []string{
		"--etcd-servers=" + etcdURL,
		"--advertise-address=" + layout.HostAddress, "--bind-address=" + layout.HostAddress,
		fmt.Sprintf("--secure-port=%d", layout.APIPort),
		"--service-cluster-ip-range=" + layout.ServiceRange,
		"--client-ca-file=" + state.PKI("ca.crt"),
		"--tls-cert-file=" + state.PKI("apiserver.crt"), "--tls-private-key-file=" + state.PKI("apiserver.key"),
		"--service-account-key-file=" + state.PKI("service-accounts.pub"),
		"--service-account-signing-key-file=" + state.PKI("service-accounts.key"),
		"--service-account-issuer=https://kubernetes.default.svc." + layout.ClusterDomain,
		"--kubelet-client-certificate=" + state.PKI("kubelet-client.crt"),
		"--kubelet-client-key=" + state.PKI("kubelet-client.key"),
		"--kubelet-certificate-authority=" + state.PKI("ca.crt"),
		"--kubelet-preferred-address-types=InternalIP", // the nodes' names are in no DNS: kubectl exec and logs need this
		"--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction",
		"--allow-privileged=true", "--profiling=false",
	}...)
}

func controllerManager(state layout.State) []string {
	return append(withKubeconfig(state.Kubeconfig(pki.Controller)),
		"--service-account-private-key-file="+state.PKI("service-accounts.key"),
		"--root-ca-file="+state.PKI("ca.crt"),
		"--use-service-account-credentials=true",
		"--cluster-cidr="+layout.PodRange, "--allocate-node-cidrs=false", // each node's range is fixed
		"--node-monitor-grace-period="+nodeGrace(), "--node-monitor-period=2s", // 50 s and 5 s by default: slow to test with
	)
}

// nodeGrace is how long after its last sign of life a node is NotReady: $HEARTH_LAB_NODE_GRACE, a duration of Go.
func nodeGrace() string { return cmp.Or(os.Getenv("HEARTH_LAB_NODE_GRACE"), "16s") }

func withKubeconfig(file string) []string {
	return []string{
		"--kubeconfig=" + file, "--authentication-kubeconfig=" + file, "--authorization-kubeconfig=" + file,
		"--bind-address=" + layout.Loopback, "--leader-elect=false", "--profiling=false",
	}
}
