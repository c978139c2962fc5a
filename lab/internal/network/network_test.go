package network

import (
	"strings"
	"testing"
)

func TestARangeThatTheMachineUsesIsRefusedWithTheRoute(t *testing.T) {
	err := conflict("default via 192.0.2.1 dev eth0\n10.214.3.0/24 dev vpn0 scope link\n")
	if err == nil || !strings.Contains(err.Error(), "10.214.0.0/16") || !strings.Contains(err.Error(), "vpn0") {
		t.Errorf("got %v", err)
	}
}

func TestAnAddressOfTheMachineInsideARangeIsRefused(t *testing.T) {
	if err := conflict("local 10.213.0.9 dev eth1 table local proto kernel scope host src 10.213.0.9\n"); err == nil {
		t.Error("accepted")
	}
}

func TestTheLabsOwnRoutesAndWiderOnesOfTheMachineAreNoConflict(t *testing.T) {
	own := "default via 192.0.2.1 dev eth0\nunreachable 10.214.0.0/16\n10.214.1.0/24 via 10.213.0.11 dev hearth0\n" +
		"local 10.213.0.1 dev hearth0 table local\nbroadcast 192.0.2.255 dev eth0 table local\n"
	if err := conflict(own); err != nil {
		t.Error(err)
	}
}
