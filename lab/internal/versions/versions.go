// Package versions is the one place that names the versions of what the lab builds. Kubernetes and etcd are pinned
// by kubernetes/go.mod as well; a test holds the two together.
package versions

// What the lab builds from source.
const (
	Kubernetes = "v1.34.4"
	Etcd       = "v3.6.4"
	CoreDNS    = "v1.14.6"
	Helm       = "v3.20.2"
	LocalPath  = "v0.0.30"
)
