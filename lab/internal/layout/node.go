package layout

import (
	"fmt"
	"strings"
)

// Node is one Kubernetes node: a network namespace, a mount namespace and a cgroup.
type Node struct {
	Letter string
	Index  int
}

// Nodes are the lab's three Kubernetes nodes, one a zone.
func Nodes() []Node { return []Node{{"a", 1}, {"b", 2}, {"c", 3}} }

// FindNode accepts "node-b" and "b".
func FindNode(name string) (Node, error) {
	for _, n := range Nodes() {
		if name == n.Name() || name == n.Letter {
			return n, nil
		}
	}
	return Node{}, fmt.Errorf("no Kubernetes node %q in the lab: it has %s", name, strings.Join(NodeNames(), ", "))
}

// NodeNames are the names of all Kubernetes nodes.
func NodeNames() []string {
	names := make([]string, 0, len(Nodes()))
	for _, n := range Nodes() {
		names = append(names, n.Name())
	}
	return names
}

// Name is the name of the Kubernetes Node object.
func (n Node) Name() string { return "node-" + n.Letter }

// Zone is the value of topology.kubernetes.io/zone.
func (n Node) Zone() string { return "zone-" + n.Letter }

// Namespace is the node's network namespace.
func (n Node) Namespace() string { return "hearth-node-" + n.Letter }

// Port is the node's link on the switch: taking it down cuts the node off.
func (n Node) Port() string { return "port-" + n.Letter }

// Address is the node's address on the switch.
func (n Node) Address() string { return fmt.Sprintf("10.213.0.%d", 10+n.Index) }

// MAC is fixed, so that a node that comes back is found at once by neighbours that remember it.
func (n Node) MAC() string { return fmt.Sprintf("02:68:74:68:00:%02x", 10+n.Index) }

// Pods is the range that the node's pods get their addresses from.
func (n Node) Pods() string { return fmt.Sprintf("10.214.%d.0/24", n.Index) }

// Cgroup holds everything of the node: its daemons under "system", its pods under "kubepods".
func (n Node) Cgroup() string { return RootCgroup + "/" + n.Name() }

// SystemCgroup holds the node's containerd, kubelet and kube-proxy, and the shims of its containers.
func (n Node) SystemCgroup() string { return n.Cgroup() + "/system" }
