package registry

import (
	"fmt"
	"strings"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"hearth.dev/lab/internal/layout"
)

// Push sends an image to a registry, with the credentials of "docker login" if there are any. The name by which pods
// know the lab's registry is understood here too.
func Push(image v1.Image, reference string) error {
	target, err := parse(reference)
	if err != nil {
		return err
	}
	return remote.Write(target, image, remote.WithAuthFromKeychain(authn.DefaultKeychain))
}

// Pull reads an image from a registry.
func Pull(reference string) (v1.Image, error) {
	from, err := parse(reference)
	if err != nil {
		return nil, err
	}
	return remote.Image(from, remote.WithAuthFromKeychain(authn.DefaultKeychain))
}

func parse(reference string) (name.Reference, error) {
	if repository, own := strings.CutPrefix(reference, layout.RegistryDomain+"/"); own {
		reference = layout.Registry() + "/" + repository
	}
	if strings.HasPrefix(reference, layout.Registry()+"/") {
		return name.ParseReference(reference, name.Insecure)
	}
	return name.ParseReference(reference)
}

// Archive is one image of an archive, with the names it goes by.
type Archive struct {
	Image v1.Image
	Tags  []string
}

// ReadArchive reads all images of an archive as "docker save" writes it.
func ReadArchive(path string) ([]Archive, error) {
	manifest, err := tarball.LoadManifest(opener(path))
	if err != nil {
		return nil, fmt.Errorf("%s is no image archive as \"docker save\" writes it: %w", path, err)
	}
	var archives []Archive
	for _, descriptor := range manifest {
		if len(descriptor.RepoTags) == 0 {
			return nil, fmt.Errorf("%s holds an image without a name: save it by name:tag", path)
		}
		tag, err := name.NewTag(descriptor.RepoTags[0])
		if err != nil {
			return nil, err
		}
		image, err := tarball.ImageFromPath(path, &tag)
		if err != nil {
			return nil, err
		}
		archives = append(archives, Archive{image, descriptor.RepoTags})
	}
	return archives, nil
}
