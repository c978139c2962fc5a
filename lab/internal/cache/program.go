package cache

import (
	"path/filepath"

	"hearth.dev/lab/internal/versions"
)

// program is something to build with the go command.
type program struct {
	name    string
	version string
	target  string   // module path with version for "go install", or "." with folder
	folder  string   // where to run "go build"; empty for "go install"
	sources []string // files of this repository that decide what comes out
	ldflags string
	links   []string // the names it is called by
}

// programs are all that the lab builds, in the order of building. source is the repository's lab folder.
func programs(source string) []program {
	kubernetes, pause := filepath.Join(source, "kubernetes"), filepath.Join(source, "cmd", "pause")
	return []program{
		{
			name: "kubernetes", version: versions.Kubernetes, target: ".", folder: kubernetes,
			sources: below(kubernetes, "main.go", "go.mod", "go.sum"),
			ldflags: "-X k8s.io/component-base/version.gitVersion=" + versions.Kubernetes +
				" -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=34" +
				" -X k8s.io/component-base/version.gitTreeState=clean",
			links: []string{
				"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl",
			},
		},
		{
			name: "pause", version: "v1", target: ".", folder: pause,
			sources: below(pause, "main.go"), links: []string{"pause"},
		},
		{
			name: "local-path-provisioner", version: versions.LocalPath,
			target: "github.com/rancher/local-path-provisioner@" + versions.LocalPath,
			links:  []string{"local-path-provisioner"},
		},
		{
			name: "coredns", version: versions.CoreDNS, target: "github.com/coredns/coredns@" + versions.CoreDNS,
			links: []string{"coredns"},
		},
		{
			name: "helm", version: versions.Helm, target: "helm.sh/helm/v3/cmd/helm@" + versions.Helm,
			ldflags: "-X helm.sh/helm/v3/internal/version.version=" + versions.Helm, links: []string{"helm"},
		},
	}
}

func below(folder string, files ...string) []string {
	paths := make([]string, 0, len(files))
	for _, file := range files {
		paths = append(paths, filepath.Join(folder, file))
	}
	return paths
}
