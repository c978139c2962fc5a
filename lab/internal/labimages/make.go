package labimages

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"hearth.dev/lab/internal/cache"
	"hearth.dev/lab/internal/debian"
	"hearth.dev/lab/internal/image"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/registry"
)

// Maker makes the set once and keeps it.
type Maker struct {
	CacheRoot string
	Bin       string // the cache's folder of programs
	Out       io.Writer
}

func (m Maker) folder() string {
	sum := sha256.Sum256([]byte(revision + "\n" + debian.Release + "\n" + filepath.Base(m.Bin)))
	return filepath.Join(m.CacheRoot, "images-"+hex.EncodeToString(sum[:])[:12])
}

// Ensure makes the images unless the cache has them. With fresh, Debian's packages are asked again.
func (m Maker) Ensure(fresh bool) error {
	unlock, err := cache.Lock(filepath.Join(m.CacheRoot, "images.lock"), m.Out)
	if err != nil {
		return err
	}
	defer unlock()
	folder := m.folder()
	if _, err := os.Stat(folder); err == nil && !fresh {
		return nil
	}
	work, err := os.MkdirTemp(m.CacheRoot, ".images-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	images, err := m.images(work)
	if err != nil {
		return err
	}
	made := filepath.Join(work, "made")
	if err := os.Mkdir(made, 0o755); err != nil {
		return err
	}
	for i, n := range images {
		fmt.Fprintf(m.Out, "    making image %s\n", n.tags[0])
		if err := write(filepath.Join(made, fmt.Sprintf("%d.tar", i)), n); err != nil {
			return fmt.Errorf("%s: %w", n.tags[0], err)
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return os.Rename(made, folder)
}

func (m Maker) images(work string) ([]named, error) {
	fmt.Fprintf(m.Out, "    fetching Redis, Valkey and busybox from Debian %s\n", debian.Release)
	root, err := m.unpack(work)
	if err != nil {
		return nil, err
	}
	tools, err := shell(root.Dir)
	if err != nil {
		return nil, err
	}
	images := systemImages(func(name string) string { return filepath.Join(m.Bin, name) }, tools)
	servers := []dataServer{{name: "redis", pkg: "redis-server"}, {name: "valkey", pkg: "valkey-server", aliases: true}}
	for _, server := range servers {
		if root.Versions[server.pkg] == "" {
			continue
		}
		made, err := server.image(root, tools)
		if err != nil {
			return nil, err
		}
		images = append(images, made)
	}
	return images, nil
}

// unpack does without Valkey when the machine's mirrors have no backports: Redis alone is worth a lab.
func (m Maker) unpack(work string) (debian.Root, error) {
	packages := []string{"redis-server", "redis-tools", "busybox-static"}
	root, err := debian.Unpack(filepath.Join(work, "debian"), packages, []string{"valkey-server", "valkey-tools"})
	if err == nil {
		return root, nil
	}
	fmt.Fprintf(m.Out, "    NO VALKEY: %v\n    going on with Redis only; later, \"lab images build -fresh\" tries again\n", err)
	return debian.Unpack(filepath.Join(work, "debian-redis"), packages, nil)
}

func write(path string, n named) error {
	built, err := image.Build(n.recipe)
	if err != nil {
		return err
	}
	names := map[name.Reference]v1.Image{}
	for _, tag := range n.tags {
		reference, err := name.NewTag(layout.Registry()+"/"+tag, name.Insecure)
		if err != nil {
			return err
		}
		names[reference] = built
	}
	return tarball.MultiRefWriteToFile(path, names)
}

// Push sends the whole set to the lab's registry and returns the names as pods write them.
func (m Maker) Push() ([]string, error) {
	files, err := filepath.Glob(filepath.Join(m.folder(), "*.tar"))
	if err != nil {
		return nil, err
	}
	var pushed []string
	for _, file := range files {
		names, err := PushArchive(file)
		if err != nil {
			return nil, err
		}
		pushed = append(pushed, names...)
	}
	slices.Sort(pushed)
	return pushed, nil
}

// PushArchive sends every image of an archive to the lab's registry.
func PushArchive(path string) ([]string, error) {
	archives, err := registry.ReadArchive(path)
	if err != nil {
		return nil, err
	}
	var pushed []string
	for _, archive := range archives {
		for _, tag := range archive.Tags {
			target := registry.Local(tag)
			if err := registry.Push(archive.Image, target); err != nil {
				return nil, fmt.Errorf("push %s: %w", target, err)
			}
			pushed = append(pushed, registry.AsPodsSay(target))
		}
	}
	return pushed, nil
}
