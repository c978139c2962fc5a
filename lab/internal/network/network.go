// Package network makes the lab's network and takes it away: a switch (a bridge in a network namespace of its own, so
// that the machine's firewall never sees what the nodes say to each other), a link from the machine to it, and a network
// namespace for each Kubernetes node and for the client.
package network

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"hearth.dev/lab/internal/layout"
)

// run is one call of ip(8). The error carries what it said.
func run(args ...string) error {
	output, err := exec.Command("ip", args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("ip %s: %s", strings.Join(args, " "), strings.TrimSpace(string(output)))
	}
	return nil
}

// runAll stops at the first error.
func runAll(calls ...string) error {
	for _, call := range calls {
		if err := run(strings.Fields(call)...); err != nil {
			return err
		}
	}
	return nil
}

// Exists says whether a named network namespace is there.
func Exists(namespace string) bool {
	_, err := os.Stat("/run/netns/" + namespace)
	return err == nil
}

// Create makes what is missing of the switch, the machine's link and the client's namespace.
func Create() error {
	if err := createSwitch(); err != nil {
		return err
	}
	if err := createHostLink(); err != nil {
		return err
	}
	if Exists(layout.ClientNamespace) {
		return nil
	}
	return attach(endpoint{layout.ClientNamespace, "port-client", layout.ClientAddress, "02:68:74:68:00:02"})
}

func createSwitch() error {
	if Exists(layout.SwitchNamespace) {
		return nil
	}
	sw, bridge := layout.SwitchNamespace, layout.Bridge
	return runAll(
		"netns add "+sw,
		// No spanning tree, so a port forwards as soon as it is up.
		fmt.Sprintf("-n %s link add %s type bridge stp_state 0 forward_delay 0", sw, bridge),
		fmt.Sprintf("-n %s link set %s up", sw, bridge),
	)
}

func createHostLink() error {
	host := layout.HostLink
	if _, err := os.Stat("/sys/class/net/" + host); err == nil {
		return nil
	}
	sw := layout.SwitchNamespace
	calls := []string{
		fmt.Sprintf("link add %s address 02:68:74:68:00:01 type veth peer name port-host netns %s", host, sw),
		fmt.Sprintf("-n %s link set port-host master %s up", sw, layout.Bridge),
		fmt.Sprintf("addr add %s%s dev %s", layout.HostAddress, layout.PrefixLength, host),
		fmt.Sprintf("link set %s up", host),
	}
	for _, n := range layout.Nodes() {
		calls = append(calls, fmt.Sprintf("route replace %s via %s dev %s", n.Pods(), n.Address(), host))
	}
	// Whatever has no better route ends here at once, instead of leaving by the machine's default route.
	calls = append(calls, "route replace unreachable "+layout.PodRange, "route replace unreachable "+layout.ServiceRange)
	return runAll(calls...)
}

// CreateNode makes the network namespace of a Kubernetes node, unless it is there.
func CreateNode(node layout.Node) error {
	if Exists(node.Namespace()) {
		return nil
	}
	if err := attach(endpoint{node.Namespace(), node.Port(), node.Address(), node.MAC()}); err != nil {
		return err
	}
	return forward(node.Namespace())
}

type endpoint struct{ namespace, port, address, mac string }

// attach makes a namespace with one link to the switch. Pods of other nodes are reached through their node's address.
func attach(e endpoint) error {
	calls := []string{
		"netns add " + e.namespace,
		fmt.Sprintf("-n %s link set lo up", e.namespace),
		fmt.Sprintf("-n %s link add %s type veth peer name eth0 address %s netns %s",
			layout.SwitchNamespace, e.port, e.mac, e.namespace),
		fmt.Sprintf("-n %s link set %s master %s up", layout.SwitchNamespace, e.port, layout.Bridge),
		fmt.Sprintf("-n %s addr add %s%s dev eth0", e.namespace, e.address, layout.PrefixLength),
		fmt.Sprintf("-n %s link set eth0 up", e.namespace),
		// A default route is needed for Service addresses to be looked at by kube-proxy's rules at all.
		fmt.Sprintf("-n %s route add default via %s", e.namespace, layout.HostAddress),
	}
	for _, n := range layout.Nodes() {
		if n.Address() != e.address {
			calls = append(calls, fmt.Sprintf("-n %s route add %s via %s", e.namespace, n.Pods(), n.Address()))
		}
	}
	return runAll(calls...)
}

// forward lets the node route between its pods and the switch.
func forward(namespace string) error {
	return run("netns", "exec", namespace, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward")
}

// SetLink takes a node's link to the switch up or down. It takes effect at once in both directions.
func SetLink(node layout.Node, up bool) error {
	direction := "down"
	if up {
		direction = "up"
	}
	return run("-n", layout.SwitchNamespace, "link", "set", node.Port(), direction)
}

// LinkUp says whether the node is connected to the switch.
func LinkUp(node layout.Node) bool {
	output, err := exec.Command("ip", "-n", layout.SwitchNamespace, "-o", "link", "show", node.Port()).Output()
	return err == nil && strings.Contains(string(output), ",UP")
}

// DeleteNode takes a node's link and namespace away. The link is not left to end with the namespace: connections of killed
// programs that nobody answers any more keep the namespace alive for minutes, without its name.
func DeleteNode(node layout.Node) error {
	if Exists(layout.SwitchNamespace) && portExists(node) {
		if err := run("-n", layout.SwitchNamespace, "link", "delete", node.Port()); err != nil {
			return err
		}
	}
	return deleteNamespace(node.Namespace())
}

func portExists(node layout.Node) bool {
	return exec.Command("ip", "-n", layout.SwitchNamespace, "link", "show", node.Port()).Run() == nil
}

// Delete takes everything away that Create and CreateNode made.
func Delete() error {
	for _, n := range layout.Nodes() {
		if err := DeleteNode(n); err != nil {
			return err
		}
	}
	for _, namespace := range []string{layout.ClientNamespace, layout.SwitchNamespace} {
		if err := deleteNamespace(namespace); err != nil {
			return err
		}
	}
	if _, err := os.Stat("/sys/class/net/" + layout.HostLink); err == nil {
		if err := run("link", "delete", layout.HostLink); err != nil && linkRemains() {
			return err
		}
	}
	for _, prefix := range []string{layout.PodRange, layout.ServiceRange} {
		_ = run("route", "delete", "unreachable", prefix) // not there after a half-done "up"
	}
	if err := waitUntil(func() bool { return !linkRemains() }); err != nil {
		return err
	}
	return removeNamespaceFolder()
}

// removeNamespaceFolder takes away the mount that ip(8) makes for the first named namespace, after the last has gone.
func removeNamespaceFolder() error {
	entries, err := os.ReadDir("/run/netns")
	if err != nil || len(entries) > 0 {
		return nil // not there, or still in use by others
	}
	if err := syscall.Unmount("/run/netns", syscall.MNT_DETACH); err != nil && !errors.Is(err, syscall.EINVAL) {
		return fmt.Errorf("unmount /run/netns: %w", err)
	}
	return os.Remove("/run/netns")
}

func linkRemains() bool {
	_, err := os.Stat("/sys/class/net/" + layout.HostLink)
	return err == nil
}

func deleteNamespace(namespace string) error {
	if !Exists(namespace) {
		return nil
	}
	return run("netns", "delete", namespace)
}

// waitUntil waits for the kernel, which takes links of a deleted namespace away in the background.
func waitUntil(done func() bool) error {
	for deadline := time.Now().Add(5 * time.Second); !done(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			return fmt.Errorf("link %s does not go away", layout.HostLink)
		}
	}
	return nil
}
