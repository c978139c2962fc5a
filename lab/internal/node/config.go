package node

import (
	"bytes"
	"embed"
	"fmt"
	"path/filepath"
	"text/template"

	"hearth.dev/lab/internal/files"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/pki"
	"hearth.dev/lab/internal/prereq"
)

//go:embed templates
var templates embed.FS

// values are what the templates can name.
type values struct {
	Name, Dir, PodRange, ClusterRange, CNI, Socket, Sandbox string
	Cgroup, Authority, Certificate, Key, DNS, Domain        string
	Registry, RegistryDomain, ProxyKubeconfig               string
}

func valuesOf(state layout.State, n layout.Node) values {
	return values{
		Name: n.Name(), Dir: state.Node(n), PodRange: n.Pods(), ClusterRange: layout.PodRange,
		CNI: prereq.CNI, Socket: state.Containerd(n), Sandbox: layout.Image("hearth/pause:1"),
		Cgroup: n.Cgroup(), Authority: state.PKI("ca.crt"),
		Certificate: state.PKI(n.Name() + ".crt"), Key: state.PKI(n.Name() + ".key"),
		DNS: layout.DNSService, Domain: layout.ClusterDomain,
		Registry: layout.Registry(), RegistryDomain: layout.RegistryDomain, ProxyKubeconfig: state.Kubeconfig(pki.Proxy),
	}
}

// writeConfig renders every template into the node's folder.
func writeConfig(state layout.State, n layout.Node) error {
	targets := map[string]string{
		"containerd.toml": "containerd.toml",
		"kubelet.yaml":    "kubelet.yaml",
		"proxy.yaml":      "proxy.yaml",
		"cni.json":        "cni/10-hearth.conflist",
		"hosts.toml":      filepath.Join("certs.d", layout.RegistryDomain, "hosts.toml"),
	}
	for name, target := range targets {
		if err := render(name, filepath.Join(state.Node(n), target), valuesOf(state, n)); err != nil {
			return err
		}
	}
	return nil
}

func render(name, target string, with any) error {
	parsed, err := template.ParseFS(templates, "templates/"+name)
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := parsed.Option("missingkey=error").Execute(&content, with); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	return files.Write(target, content.Bytes())
}
