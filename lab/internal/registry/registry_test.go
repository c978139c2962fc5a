package registry

import (
	"io"
	"log"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	"github.com/google/go-containerregistry/pkg/v1/random"
	"github.com/google/go-containerregistry/pkg/v1/remote"
)

func TestImagesKeepTheirNamesInTheLabsRegistryWhereverTheyComeFrom(t *testing.T) {
	for given, want := range map[string]string{
		"ghcr.io/a/b:1":                      "10.213.0.1:5000/a/b:1",
		"docker.io/library/redis:7":          "10.213.0.1:5000/redis:7",
		"localhost/a:1":                      "10.213.0.1:5000/a:1",
		"hearth/operator:dev":                "10.213.0.1:5000/hearth/operator:dev",
		"registry.hearth.lab/hearth/redis:7": "10.213.0.1:5000/hearth/redis:7",
	} {
		if got := Local(given); got != want {
			t.Errorf("%s: %s, want %s", given, got, want)
		}
	}
	if got := AsPodsSay("10.213.0.1:5000/a:1"); got != "registry.hearth.lab/a:1" {
		t.Errorf("in pods: %s", got)
	}
}

func TestARestartedRegistryStillHasItsImages(t *testing.T) {
	folder, blobs := t.TempDir(), t.TempDir()
	start := func() *httptest.Server {
		inner := registry.New(registry.WithBlobHandler(registry.NewDiskBlobHandler(blobs)),
			registry.Logger(log.New(io.Discard, "", 0)))
		keeper := &manifests{folder: folder, next: inner}
		if err := keeper.replay(); err != nil {
			t.Fatal(err)
		}
		return httptest.NewServer(keeper)
	}
	image, err := random.Image(100, 2)
	if err != nil {
		t.Fatal(err)
	}
	first := start()
	if err := remote.Write(reference(t, first), image); err != nil {
		t.Fatal(err)
	}
	first.Close()
	second := start()
	defer second.Close()
	again, err := remote.Image(reference(t, second))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := image.Digest()
	if got, err := again.Digest(); err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
}

func reference(t *testing.T, server *httptest.Server) name.Reference {
	t.Helper()
	parsed, err := name.ParseReference(strings.TrimPrefix(server.URL, "http://")+"/hearth/redis:7", name.Insecure)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}
