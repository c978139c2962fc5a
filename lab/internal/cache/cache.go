package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Cache is the set of programs that belongs to this source tree and this Go version.
type Cache struct {
	Root     string
	programs []program
	keys     []string
}

// Open works out what belongs in the cache; it builds nothing.
func Open(source string) (*Cache, error) {
	root, err := Root()
	if err != nil {
		return nil, err
	}
	version, err := goVersion()
	if err != nil {
		return nil, err
	}
	cache := &Cache{Root: root, programs: programs(source)}
	for _, p := range cache.programs {
		key, err := p.key(version)
		if err != nil {
			return nil, err
		}
		cache.keys = append(cache.keys, key)
	}
	return cache, nil
}

// Bin is the folder with a link for every program of this set.
func (c *Cache) Bin() string {
	sum := sha256.Sum256([]byte(strings.Join(c.keys, "\n")))
	return filepath.Join(c.Root, "bin-"+hex.EncodeToString(sum[:])[:12])
}

// Program is the path of one program, by the name it is called by.
func (c *Cache) Program(name string) string { return filepath.Join(c.Bin(), name) }

// Missing are the programs still to be built.
func (c *Cache) Missing() []string {
	var missing []string
	for i, p := range c.programs {
		if !exists(c.binary(i)) {
			missing = append(missing, p.name)
		}
	}
	return missing
}

func (c *Cache) binary(i int) string { return filepath.Join(c.Root, c.keys[i], c.programs[i].name) }

// Build builds what is missing. Two callers at once do the work once: the second waits for the first.
func (c *Cache) Build(out io.Writer) error {
	if err := os.MkdirAll(c.Root, 0o755); err != nil {
		return err
	}
	unlock, err := Lock(filepath.Join(c.Root, "build.lock"), out)
	if err != nil {
		return err
	}
	defer unlock()
	for i, p := range c.programs {
		if exists(c.binary(i)) {
			continue
		}
		begun := time.Now()
		fmt.Fprintf(out, "    building %s %s\n", p.name, p.version)
		if err := c.buildOne(i, out); err != nil {
			return err
		}
		fmt.Fprintf(out, "    built %s %s in %s\n", p.name, p.version, time.Since(begun).Round(time.Second))
	}
	return c.link()
}

func (c *Cache) buildOne(i int, out io.Writer) error {
	temporary, err := os.MkdirTemp(c.Root, ".building-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	if err := c.programs[i].build(temporary, out); err != nil {
		return err
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	return os.Rename(temporary, filepath.Join(c.Root, c.keys[i]))
}

// link makes the bin folder, whole or not at all.
func (c *Cache) link() error {
	if exists(c.Bin()) {
		return nil
	}
	temporary, err := os.MkdirTemp(c.Root, ".linking-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	for i, p := range c.programs {
		for _, name := range p.links {
			if err := os.Symlink(filepath.Join("..", c.keys[i], p.name), filepath.Join(temporary, name)); err != nil {
				return err
			}
		}
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	return os.Rename(temporary, c.Bin())
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Lock holds a file lock until the returned function is called: two callers that would fill the same part of the cache do
// so one after the other.
func Lock(path string, out io.Writer) (func(), error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		fmt.Fprintln(out, "    another command is filling the cache, waiting for it")
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return func() { file.Close() }, nil
}
