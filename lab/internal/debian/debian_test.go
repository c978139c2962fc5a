package debian

import (
	"slices"
	"testing"
)

func TestTheMachinesMirrorsServeTheLabsReleaseWhateverItsOwnIs(t *testing.T) {
	targets := "Debian|trixie|http://mirror/debian/|trixie\n" +
		"Debian|trixie-security|http://mirror/security/|trixie-security\n" +
		"Node Source|nodistro|https://other/|nodistro\n"
	want := []string{
		"deb [x] http://mirror/debian/ bookworm main",
		"deb [x] http://mirror/debian/ bookworm-backports main",
		"deb [x] http://mirror/security/ bookworm-security main",
	}
	if got := translate(targets, "[x] "); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestUpstreamVersionsAreWhatPeopleCallThem(t *testing.T) {
	for version, want := range map[string]string{
		"5:7.0.15-1~deb12u10": "7.0.15", "8.0.1+dfsg1-1~bpo12+1": "8.0.1", "1.35.0-4+b3": "1.35.0", "": "",
	} {
		if got := Upstream(version); got != want {
			t.Errorf("%s: %s", version, got)
		}
	}
}

func TestADownloadedPackagesNameTellsItsVersion(t *testing.T) {
	if name, version := nameAndVersion("redis-server_5%3a7.0.15-1_amd64.deb"); name != "redis-server" || version != "5:7.0.15-1" {
		t.Errorf("%s %s", name, version)
	}
}
