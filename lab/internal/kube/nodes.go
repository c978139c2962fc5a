package kube

import (
	"context"
	"time"
)

type nodeList struct {
	Items []struct {
		Metadata struct{ Name string }
		Status   struct {
			Conditions []struct {
				Type, Status      string
				LastHeartbeatTime time.Time
			}
		}
	}
}

// ReadyNodes maps the name of every Kubernetes node to the status of its Ready condition: True, False or Unknown.
func (c *Client) ReadyNodes(ctx context.Context) (map[string]string, error) {
	return c.ReadyNodesSince(ctx, time.Time{})
}

// ReadyNodesSince takes a condition for Unknown that the node's kubelet has not confirmed since the given time. Kubernetes
// keeps these times in whole seconds.
func (c *Client) ReadyNodesSince(ctx context.Context, since time.Time) (map[string]string, error) {
	var list nodeList
	if err := c.Get(ctx, "/api/v1/nodes", &list); err != nil {
		return nil, err
	}
	ready := map[string]string{}
	for _, node := range list.Items {
		ready[node.Metadata.Name] = "Unknown"
		for _, condition := range node.Status.Conditions {
			if condition.Type == "Ready" && !condition.LastHeartbeatTime.Before(since.Truncate(time.Second)) {
				ready[node.Metadata.Name] = condition.Status
			}
		}
	}
	return ready, nil
}
