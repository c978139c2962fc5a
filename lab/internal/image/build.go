package image

import (
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// Build makes the image that the recipe describes.
func Build(recipe Recipe) (v1.Image, error) {
	base := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	var additions []mutate.Addendum
	for i, layer := range recipe.Layers {
		built, err := layer.build()
		if err != nil {
			return nil, fmt.Errorf("layers[%d]: %w", i, err)
		}
		additions = append(additions, mutate.Addendum{
			Layer: built, MediaType: types.OCILayer, History: v1.History{CreatedBy: "hearth lab image build"},
		})
	}
	image, err := mutate.Append(base, additions...)
	if err != nil {
		return nil, err
	}
	config, err := image.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	config.OS, config.Architecture = "linux", runtime.GOARCH
	config.Created = v1.Time{Time: epoch.UTC()}
	config.Config = recipe.config()
	return mutate.ConfigFile(image, config)
}

func (l Layer) build() (v1.Layer, error) {
	all, err := l.contents()
	if err != nil {
		return nil, err
	}
	open := func() (io.ReadCloser, error) {
		reader, writer := io.Pipe()
		go func() { writer.CloseWithError(all.write(writer)) }()
		return reader, nil
	}
	return tarball.LayerFromOpener(open, tarball.WithCompressedCaching,
		tarball.WithCompressionLevel(gzip.BestSpeed), tarball.WithMediaType(types.OCILayer))
}

func (r Recipe) config() v1.Config {
	config := v1.Config{
		User: r.User, WorkingDir: r.Workdir, Entrypoint: r.Entrypoint, Cmd: r.Command, Labels: r.Labels,
	}
	for _, name := range slices.Sorted(maps.Keys(r.Env)) {
		config.Env = append(config.Env, name+"="+r.Env[name])
	}
	if _, set := r.Env["PATH"]; !set {
		config.Env = append(config.Env, "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
	}
	for _, port := range r.Ports {
		if config.ExposedPorts == nil {
			config.ExposedPorts = map[string]struct{}{}
		}
		config.ExposedPorts[port] = struct{}{}
	}
	return config
}
