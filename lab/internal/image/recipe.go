// Package image builds container images from files of this machine, without a container engine. The same recipe and the
// same files give the same image, bit by bit; times of files are kept, since some programs check them.
package image

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Recipe says what an image holds and how it runs.
type Recipe struct {
	Name       string            `json:"name"` // repository:tag, used when no name is given on the command line
	Layers     []Layer           `json:"layers"`
	User       string            `json:"user,omitempty"`
	Env        map[string]string `json:"env,omitempty"`
	Workdir    string            `json:"workdir,omitempty"`
	Entrypoint []string          `json:"entrypoint,omitempty"`
	Command    []string          `json:"command,omitempty"`
	Ports      []string          `json:"ports,omitempty"` // such as "8080/tcp"
	Labels     map[string]string `json:"labels,omitempty"`
}

// Layer is one layer; layers are stacked in the order given. What changes most belongs in the last.
type Layer struct {
	Entries []Entry `json:"entries"`
	// Libraries are programs or shared libraries of this machine; the shared libraries they need are added where the
	// machine has them. The files themselves are not added: name them as entries too.
	Libraries []string `json:"libraries,omitempty"`
	// Root is where Libraries are looked for, "/" if empty.
	Root string `json:"root,omitempty"`
}

// Entry puts one thing into the image: a file or folder of this machine (from), text (content), an empty folder
// (directory) or a symbolic link (link).
type Entry struct {
	To        string  `json:"to"`
	From      string  `json:"from,omitempty"`
	Content   *string `json:"content,omitempty"`
	Directory bool    `json:"directory,omitempty"`
	Link      string  `json:"link,omitempty"`
	Mode      string  `json:"mode,omitempty"`  // octal; the file's own by default, 0644 for text, 0755 for folders
	Owner     string  `json:"owner,omitempty"` // uid:gid, 0:0 by default
}

// Read reads a recipe. ${NAME} in "from", "libraries" and "root" is taken from the environment, and relative paths there
// start at the recipe's folder.
func Read(path string) (Recipe, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Recipe{}, err
	}
	recipe, err := Parse(content)
	if err != nil {
		return Recipe{}, fmt.Errorf("%s: %w", path, err)
	}
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return Recipe{}, err
	}
	if err := recipe.resolve(folder); err != nil {
		return Recipe{}, fmt.Errorf("%s: %w", path, err)
	}
	return recipe, nil
}

// Parse checks a recipe for everything that can be said without looking at files.
func Parse(content []byte) (Recipe, error) {
	var recipe Recipe
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&recipe); err != nil {
		return Recipe{}, err
	}
	if len(recipe.Layers) == 0 {
		return Recipe{}, errors.New("layers: an image needs at least one layer")
	}
	for i, layer := range recipe.Layers {
		for j, entry := range layer.Entries {
			if err := entry.check(); err != nil {
				return Recipe{}, fmt.Errorf("layers[%d].entries[%d]: %w", i, j, err)
			}
		}
	}
	return recipe, nil
}

func (e Entry) check() error {
	if !strings.HasPrefix(e.To, "/") {
		return fmt.Errorf("to: %q must be an absolute path in the image", e.To)
	}
	kinds := 0
	for _, given := range []bool{e.From != "", e.Content != nil, e.Directory, e.Link != ""} {
		if given {
			kinds++
		}
	}
	if kinds != 1 {
		return fmt.Errorf("%s: give exactly one of from, content, directory, link", e.To)
	}
	if _, err := e.mode(0); err != nil {
		return err
	}
	_, _, err := e.owner()
	return err
}

func (e Entry) mode(otherwise int64) (int64, error) {
	if e.Mode == "" {
		return otherwise, nil
	}
	mode, err := strconv.ParseInt(e.Mode, 8, 64)
	if err != nil || mode > 0o7777 {
		return 0, fmt.Errorf("mode: %q is no octal file mode such as 0755", e.Mode)
	}
	return mode, nil
}

func (e Entry) owner() (uid, gid int, err error) {
	if e.Owner == "" {
		return 0, 0, nil
	}
	user, group, found := strings.Cut(e.Owner, ":")
	uid, errUser := strconv.Atoi(user)
	gid, errGroup := strconv.Atoi(group)
	if !found || errors.Join(errUser, errGroup) != nil {
		return 0, 0, fmt.Errorf("owner: %q must be numbers, as in 65532:65532", e.Owner)
	}
	return uid, gid, nil
}

// resolve makes every path of this machine absolute.
func (r *Recipe) resolve(folder string) error {
	for i := range r.Layers {
		layer := &r.Layers[i]
		for _, path := range layer.paths() {
			expanded, err := expand(*path)
			if err != nil {
				return err
			}
			if !filepath.IsAbs(expanded) {
				expanded = filepath.Join(folder, expanded)
			}
			*path = expanded
		}
	}
	return nil
}

func (l *Layer) paths() []*string {
	var paths []*string
	for i := range l.Entries {
		if l.Entries[i].From != "" {
			paths = append(paths, &l.Entries[i].From)
		}
	}
	for i := range l.Libraries {
		paths = append(paths, &l.Libraries[i])
	}
	if l.Root != "" {
		paths = append(paths, &l.Root)
	}
	return paths
}

func expand(path string) (string, error) {
	var missing []string
	expanded := os.Expand(path, func(name string) string {
		value, set := os.LookupEnv(name)
		if !set {
			missing = append(missing, name)
		}
		return value
	})
	if len(missing) > 0 {
		return "", fmt.Errorf("%s: the environment has no %s", path, strings.Join(missing, ", "))
	}
	return expanded, nil
}
