// Package layout names everything the lab puts on a machine: addresses, links, namespaces, cgroups. It holds no state
// and does nothing, so that "up" and "down" cannot disagree about a name.
package layout

import "fmt"

// Ranges and addresses. They are refused at start when the machine already routes one of them.
const (
	NodeRange    = "10.213.0.0/24"
	PodRange     = "10.214.0.0/16"
	ServiceRange = "10.215.0.0/16"

	HostAddress    = "10.213.0.1"
	ClientAddress  = "10.213.0.2"
	APIService     = "10.215.0.1"
	DNSService     = "10.215.0.10"
	Loopback       = "127.213.0.1" // etcd and the health ports of the control plane: no clash with 127.0.0.1
	PrefixLength   = "/24"
	APIPort        = 6443
	RegistryPort   = 5000
	ClusterDomain  = "cluster.local"
	RegistryDomain = "registry.hearth.lab"
)

// Links, namespaces and cgroups. Every name starts with "hearth", which is what the proof of cleanliness looks for.
const (
	SwitchNamespace = "hearth-switch"
	ClientNamespace = "hearth-client"
	Bridge          = "hearth-br"
	HostLink        = "hearth0"
	RootCgroup      = "/hearth-lab"
)

// APIServer is the address of the API server for every program of the lab.
func APIServer() string { return fmt.Sprintf("https://%s:%d", HostAddress, APIPort) }

// Registry is the host and port of the image registry as the machine itself reaches it, over plain HTTP.
func Registry() string { return fmt.Sprintf("%s:%d", HostAddress, RegistryPort) }

// Image is the name by which a pod names an image of the lab's registry.
func Image(repository string) string { return RegistryDomain + "/" + repository }
