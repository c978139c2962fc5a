// Package registry is the lab's image registry: a small server on the machine's side of the switch that all nodes pull
// from. Blobs and manifests are on disk, so it can be restarted without losing an image.
package registry

import (
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/google/go-containerregistry/pkg/registry"

	"hearth.dev/lab/internal/layout"
)

// ServeCommand is the hidden command of the lab's own program that runs the registry.
const ServeCommand = "serve-registry"

// Serve runs the registry until it is ended. Its one argument is the folder that holds everything.
func Serve(folder string) error {
	blobs := filepath.Join(folder, "blobs")
	if err := os.MkdirAll(blobs, 0o755); err != nil {
		return err
	}
	inner := registry.New(
		registry.WithBlobHandler(registry.NewDiskBlobHandler(blobs)), registry.Logger(log.New(io.Discard, "", 0)))
	keeper := &manifests{folder: filepath.Join(folder, "manifests"), next: inner}
	if err := keeper.replay(); err != nil {
		return err
	}
	server := &http.Server{Addr: layout.Registry(), Handler: keeper, ReadHeaderTimeout: 10 * time.Second}
	return server.ListenAndServe()
}
