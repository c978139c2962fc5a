package addons

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"hearth.dev/lab/internal/kube"
)

//go:embed coredns.yaml
var coredns []byte

// StartDNS applies CoreDNS: one server on each node, and pods ask the one of their own zone, so that losing a node takes
// no answer from the others.
func StartDNS(ctx context.Context, client *kube.Client) error { return Apply(ctx, client, coredns) }

// WaitDNS waits until as many DNS servers are ready as the lab has working nodes.
func WaitDNS(ctx context.Context, client *kube.Client, nodes int) error {
	return kube.Wait(ctx, 2*time.Minute, "ready CoreDNS pods", func(ctx context.Context) (bool, error) {
		var set struct {
			Status struct {
				NumberReady int `json:"numberReady"`
			} `json:"status"`
		}
		if err := client.Get(ctx, "/apis/apps/v1/namespaces/kube-system/daemonsets/coredns", &set); err != nil {
			return false, err
		}
		return set.Status.NumberReady >= nodes, fmt.Errorf("%d of %d", set.Status.NumberReady, nodes)
	})
}
