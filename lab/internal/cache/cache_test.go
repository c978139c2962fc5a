package cache

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearth.dev/lab/internal/versions"
)

func sample(t *testing.T) program {
	t.Helper()
	file := filepath.Join(t.TempDir(), "go.sum")
	if err := os.WriteFile(file, []byte("one\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return program{name: "kubernetes", version: "v1", target: ".", folder: filepath.Dir(file), sources: []string{file}}
}

func keyOf(t *testing.T, p program, goVersion string) string {
	t.Helper()
	key, err := p.key(goVersion)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestAKeyChangesWithEverythingThatChangesTheProgram(t *testing.T) {
	base := sample(t)
	first := keyOf(t, base, "go1.26.0")
	if keyOf(t, base, "go1.26.0") != first {
		t.Error("the same inputs give another key")
	}
	newer, flagged := base, base
	newer.version, flagged.ldflags = "v2", "-X a=b"
	for what, key := range map[string]string{
		"version": keyOf(t, newer, "go1.26.0"), "flags": keyOf(t, flagged, "go1.26.0"), "Go": keyOf(t, base, "go1.26.1"),
	} {
		if key == first {
			t.Errorf("another %s gives the same key", what)
		}
	}
	if err := os.WriteFile(base.sources[0], []byte("two\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if keyOf(t, base, "go1.26.0") == first {
		t.Error("another go.sum gives the same key")
	}
}

func TestTheCacheIsWhereTheEnvironmentSays(t *testing.T) {
	t.Setenv("HEARTH_CACHE", "")
	t.Setenv("XDG_CACHE_HOME", "/xdg")
	if root, err := Root(); err != nil || root != "/xdg/hearth/lab" {
		t.Errorf("XDG: %s, %v", root, err)
	}
	t.Setenv("HEARTH_CACHE", "/mine")
	if root, err := Root(); err != nil || root != "/mine/lab" {
		t.Errorf("own: %s, %v", root, err)
	}
}

func TestTheVersionsOfTheModuleAreThoseThatTheLabNames(t *testing.T) {
	content, err := os.ReadFile("../../kubernetes/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"k8s.io/kubernetes " + versions.Kubernetes, "go.etcd.io/etcd/server/v3 " + versions.Etcd,
	} {
		if !strings.Contains(string(content), "\t"+line+"\n") {
			t.Errorf("kubernetes/go.mod does not require %s", line)
		}
	}
}

func TestProgressTellsTheEndOfWhatACompilerSaid(t *testing.T) {
	var out strings.Builder
	said := "go: downloading example.com/a v1\nexample.com/a\nmain.go:3: undefined: x\n"
	if tail := follow("x", strings.NewReader(said), &out); !slices.Contains(tail, "main.go:3: undefined: x") {
		t.Errorf("got %v", tail)
	}
}
