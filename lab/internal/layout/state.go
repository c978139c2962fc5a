package layout

import (
	"os"
	"path/filepath"
)

// State is the folder that holds all the lab writes while it is up; "down" removes it whole.
type State struct{ Dir string }

// DefaultState is $HEARTH_LAB_STATE, or a folder below /var/lib.
func DefaultState() State {
	if dir := os.Getenv("HEARTH_LAB_STATE"); dir != "" {
		if absolute, err := filepath.Abs(dir); err == nil {
			return State{absolute}
		}
	}
	return State{"/var/lib/hearth-lab"}
}

func (s State) path(parts ...string) string {
	return filepath.Join(append([]string{s.Dir}, parts...)...)
}

// PKI is a file of the certificates' folder, such as "ca.crt".
func (s State) PKI(file string) string { return s.path("pki", file) }

// Kubeconfig is the credentials file of one user, such as "admin" or "node-a".
func (s State) Kubeconfig(user string) string { return s.path("kubeconfig", user+".yaml") }

// Log is the log file of one process.
func (s State) Log(process string) string { return s.path("log", process+".log") }

// Audit is the API server's record of what pods asked of it, one JSON object a line.
func (s State) Audit() string { return s.Log("kube-audit") }

// Pid is the record of one started process.
func (s State) Pid(process string) string { return s.path("pid", process+".json") }

// Etcd is etcd's data folder.
func (s State) Etcd() string { return s.path("etcd") }

// Config is a generated configuration file.
func (s State) Config(file string) string { return s.path("config", file) }

// Kernel is where the machine's own kernel settings are kept while kubelets run.
func (s State) Kernel() string { return s.path("kernel.json") }

// Registry is the folder of the image registry's blobs and manifests.
func (s State) Registry() string { return s.path("registry") }

// Node is the folder of everything a Kubernetes node would have on its disk, except its volumes.
func (s State) Node(n Node) string { return s.path("nodes", n.Name()) }

// Volumes is the folder of a Kubernetes node's volumes: what is lost with the node.
func (s State) Volumes(n Node) string { return s.path("volumes", n.Name()) }

// Lost is the mark that a node was lost and has not come back.
func (s State) Lost(n Node) string { return s.path("lost", n.Name()) }

// Mark is a file that says that the folder is a lab's: no other folder is ever removed.
func (s State) Mark() string { return s.path("hearth-lab") }

// Ready is the mark that "up" has come to its end.
func (s State) Ready() string { return s.path("ready") }

// Containerd is the address of a node's containerd.
func (s State) Containerd(n Node) string { return filepath.Join(s.Node(n), "containerd.sock") }
