// Package addons puts Kubernetes objects into the cluster: those that every cluster has, above all DNS.
package addons

import (
	"bytes"
	"context"
	"fmt"
	"regexp"

	"hearth.dev/lab/internal/kube"
)

// resources are where objects of a kind live. The lab's own manifests use no other kinds.
var resources = map[string]string{
	"Namespace":          "/api/v1/namespaces/%[2]s",
	"ServiceAccount":     "/api/v1/namespaces/%[1]s/serviceaccounts/%[2]s",
	"ConfigMap":          "/api/v1/namespaces/%[1]s/configmaps/%[2]s",
	"Service":            "/api/v1/namespaces/%[1]s/services/%[2]s",
	"DaemonSet":          "/apis/apps/v1/namespaces/%[1]s/daemonsets/%[2]s",
	"StatefulSet":        "/apis/apps/v1/namespaces/%[1]s/statefulsets/%[2]s",
	"ClusterRole":        "/apis/rbac.authorization.k8s.io/v1/clusterroles/%[2]s",
	"ClusterRoleBinding": "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/%[2]s",
	"StorageClass":       "/apis/storage.k8s.io/v1/storageclasses/%[2]s",
}

var (
	kindLine      = regexp.MustCompile(`(?m)^kind: (\S+)$`)
	nameLine      = regexp.MustCompile(`(?m)^  name: (\S+)$`)
	namespaceLine = regexp.MustCompile(`(?m)^  namespace: (\S+)$`)
)

// Apply applies manifests in the lab's own plain writing of YAML: documents parted by "---", two blanks a level.
func Apply(ctx context.Context, client *kube.Client, manifests []byte) error {
	for document := range bytes.SplitSeq(manifests, []byte("\n---\n")) {
		path, err := pathOf(document)
		if err != nil {
			return err
		}
		if err := client.Apply(ctx, path, document); err != nil {
			return err
		}
	}
	return nil
}

func pathOf(document []byte) (string, error) {
	kind, name, namespace := first(kindLine, document), first(nameLine, document), first(namespaceLine, document)
	format, known := resources[kind]
	if !known || name == "" {
		return "", fmt.Errorf("a manifest of kind %q and name %q cannot be applied", kind, name)
	}
	if namespace == "" {
		namespace = "default"
	}
	if format == resources["Namespace"] {
		return fmt.Sprintf(format, "", name), nil
	}
	return fmt.Sprintf(format, namespace, name), nil
}

func first(pattern *regexp.Regexp, document []byte) string {
	match := pattern.FindSubmatch(document)
	if match == nil {
		return ""
	}
	return string(match[1])
}
