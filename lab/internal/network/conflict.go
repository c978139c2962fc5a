package network

import (
	"fmt"
	"net/netip"
	"os/exec"
	"strings"

	"hearth.dev/lab/internal/layout"
)

// CheckFree says which of the lab's address ranges this machine already uses for something else.
func CheckFree() error {
	output, err := exec.Command("ip", "-4", "route", "show", "table", "all").Output()
	if err != nil {
		return fmt.Errorf("ip route: %w", err)
	}
	return conflict(string(output))
}

func conflict(routes string) error {
	for line := range strings.Lines(routes) {
		if strings.Contains(line, "dev "+layout.HostLink) || strings.HasPrefix(line, "unreachable ") {
			continue // the lab's own
		}
		for _, own := range []string{layout.NodeRange, layout.PodRange, layout.ServiceRange} {
			if used, overlaps := overlap(line, netip.MustParsePrefix(own)); overlaps {
				return fmt.Errorf("address range %s, which the lab needs, is in use: the machine routes %s (%s); "+
					"take that route away while the lab is up", own, used, strings.TrimSpace(line))
			}
		}
	}
	return nil
}

// overlap finds the destination of one line of "ip route": its first word that is an address or a prefix.
func overlap(line string, own netip.Prefix) (netip.Prefix, bool) {
	for _, word := range strings.Fields(line)[:min(2, len(strings.Fields(line)))] {
		prefix, err := netip.ParsePrefix(word)
		if err != nil {
			address, err := netip.ParseAddr(word)
			if err != nil {
				continue
			}
			prefix = netip.PrefixFrom(address, address.BitLen())
		}
		return prefix, prefix.Bits() > 0 && prefix.Overlaps(own)
	}
	return netip.Prefix{}, false
}
