package image

import (
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// searchPath is where Debian keeps shared libraries, and where its dynamic linker looks for them.
func searchPath() []string {
	triple := map[string]string{"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}[runtime.GOARCH]
	return []string{"/lib/" + triple, "/usr/lib/" + triple, "/lib64", "/lib", "/usr/lib"}
}

// libraries are the shared libraries, and the dynamic linker, that the programs need: paths below root, sorted. It reads
// the files' own tables, nothing is run. A library found beside its user by $ORIGIN is followed but not returned: it
// comes into the image with the folder it is in.
func libraries(root string, programs []string) ([]string, error) {
	walk := closure{root: root, seen: map[string]bool{}}
	for _, program := range programs {
		if err := walk.follow(program); err != nil {
			return nil, err
		}
	}
	slices.Sort(walk.found)
	return walk.found, nil
}

type closure struct {
	root  string
	seen  map[string]bool
	found []string
}

func (c *closure) follow(path string) error {
	if c.seen[path] {
		return nil
	}
	c.seen[path] = true
	file, err := elf.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer file.Close()
	if err := c.interpreter(file); err != nil {
		return err
	}
	needed, err := file.ImportedLibraries()
	if err != nil {
		return nil //nolint:nilerr // a static program has no such table
	}
	for _, name := range needed {
		if err := c.library(file, path, name); err != nil {
			return err
		}
	}
	return nil
}

func (c *closure) interpreter(file *elf.File) error {
	for _, segment := range file.Progs {
		if segment.Type != elf.PT_INTERP {
			continue
		}
		content := make([]byte, segment.Filesz)
		if _, err := segment.ReadAt(content, 0); err != nil {
			return err
		}
		return c.add(strings.TrimRight(string(content), "\x00"))
	}
	return nil
}

func (c *closure) library(user *elf.File, path, name string) error {
	for _, folder := range besides(user, path) {
		candidate := filepath.Join(folder, name)
		if _, err := os.Stat(candidate); err == nil {
			return c.follow(candidate)
		}
	}
	for _, folder := range searchPath() {
		if _, err := inRoot(c.root, filepath.Join(folder, name)); err == nil {
			return c.add(filepath.Join(folder, name))
		}
	}
	return fmt.Errorf("%s needs %s, which is in none of %s below %s", path, name, strings.Join(searchPath(), ", "), c.root)
}

// besides are the folders that the file itself names relative to where it is.
func besides(file *elf.File, path string) []string {
	var folders []string
	for _, tag := range []elf.DynTag{elf.DT_RUNPATH, elf.DT_RPATH} {
		values, err := file.DynString(tag)
		if err != nil {
			continue
		}
		for _, value := range values {
			for folder := range strings.SplitSeq(value, ":") {
				if rest, own := strings.CutPrefix(folder, "$ORIGIN"); own {
					folders = append(folders, filepath.Join(filepath.Dir(path), rest))
				}
			}
		}
	}
	return folders
}

func (c *closure) add(path string) error {
	real, err := inRoot(c.root, path)
	if err != nil {
		return err
	}
	if !slices.Contains(c.found, path) {
		c.found = append(c.found, path)
	}
	return c.follow(real)
}

// inRoot is the file that path means to a program whose root folder is root: absolute links start there.
func inRoot(root, path string) (string, error) {
	resolved := "/"
	rest := strings.Split(strings.Trim(path, "/"), "/")
	for hops := 0; len(rest) > 0; {
		next := filepath.Join(resolved, rest[0])
		rest = rest[1:]
		info, err := os.Lstat(filepath.Join(root, next))
		if err != nil {
			return "", err
		}
		if info.Mode()&os.ModeSymlink == 0 {
			resolved = next
			continue
		}
		if hops++; hops > 40 {
			return "", errors.New(path + ": too many symbolic links")
		}
		target, err := os.Readlink(filepath.Join(root, next))
		if err != nil {
			return "", err
		}
		if filepath.IsAbs(target) {
			resolved = "/"
		}
		rest = append(strings.Split(strings.Trim(target, "/"), "/"), rest...)
	}
	return filepath.Join(root, resolved), nil
}
