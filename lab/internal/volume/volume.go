// Package volume provides node-bound volumes: Rancher's local-path provisioner, with a folder for each Kubernetes node, so
// that a lost node loses its data. The provisioner runs beside the control plane and not in a pod: on a node it would be
// lost with it, and no volume could be made for five minutes.
package volume

import (
	"context"
	_ "embed"
	"encoding/json"

	"hearth.dev/lab/internal/addons"
	"hearth.dev/lab/internal/controlplane"
	"hearth.dev/lab/internal/files"
	"hearth.dev/lab/internal/kube"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/pki"
	"hearth.dev/lab/internal/process"
)

// Process is the name of the provisioner's process.
const Process = "local-path-provisioner"

const namespace = "local-path-storage"

//go:embed storage.yaml
var manifests []byte

//go:embed helper.yaml
var helperPod []byte

type nodePath struct {
	Node  string   `json:"node"`
	Paths []string `json:"paths"`
}

// Start applies the storage class and starts the provisioner.
func Start(ctx context.Context, state layout.State, client *kube.Client, program func(string) string) error {
	if err := addons.Apply(ctx, client, manifests); err != nil {
		return err
	}
	if err := writeConfig(state); err != nil {
		return err
	}
	return process.Start(state, process.Spec{
		Name: Process,
		Args: []string{
			program("local-path-provisioner"), "start",
			"--config=" + state.Config("local-path.json"),
			"--helper-pod-file=" + state.Config("local-path-helper.yaml"),
			"--helper-image=" + layout.Image("hearth/busybox:1"),
			"--kubeconfig=" + state.Kubeconfig(pki.Admin),
			"--namespace=" + namespace, "--configmap-name=local-path-scripts", "--service-account-name=local-path-helper",
		},
		Inside: process.Place{Cgroup: controlplane.Cgroup},
	})
}

func writeConfig(state layout.State) error {
	var paths []nodePath
	for _, n := range layout.Nodes() {
		paths = append(paths, nodePath{n.Name(), []string{state.Volumes(n)}})
	}
	config, err := json.Marshal(map[string]any{"nodePathMap": paths})
	if err != nil {
		return err
	}
	if err := files.Write(state.Config("local-path-helper.yaml"), helperPod); err != nil {
		return err
	}
	return files.Write(state.Config("local-path.json"), config)
}
