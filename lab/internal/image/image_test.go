package image

import (
	"archive/tar"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-containerregistry/pkg/v1/mutate"
)

func TestARecipeWithAMistakeIsRefusedWithTheFieldsName(t *testing.T) {
	for name, sample := range map[string]struct{ recipe, says string }{
		"no layers":     {`{}`, "layers"},
		"unknown field": {`{"layerz": []}`, "layerz"},
		"relative path": {`{"layers": [{"entries": [{"to": "app", "directory": true}]}]}`, "layers[0].entries[0]: to"},
		"two kinds":     {`{"layers": [{"entries": [{"to": "/a", "directory": true, "link": "b"}]}]}`, "exactly one"},
		"no kind":       {`{"layers": [{"entries": [{"to": "/a"}]}]}`, "exactly one"},
		"bad mode":      {`{"layers": [{"entries": [{"to": "/a", "directory": true, "mode": "rwx"}]}]}`, "mode"},
		"bad owner":     {`{"layers": [{"entries": [{"to": "/a", "directory": true, "owner": "root"}]}]}`, "owner"},
	} {
		if _, err := Parse([]byte(sample.recipe)); err == nil || !strings.Contains(err.Error(), sample.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAMissingVariableIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recipe.json")
	write(t, path, `{"layers": [{"entries": [{"to": "/jre", "from": "${HEARTH_TEST_UNSET}/jre"}]}]}`)
	if _, err := Read(path); err == nil || !strings.Contains(err.Error(), "HEARTH_TEST_UNSET") {
		t.Errorf("got %v", err)
	}
}

// example is a recipe with every kind of entry, in a folder with a file of a known time.
func example(t *testing.T) Recipe {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "app", "lib", "main.jar"), "jar")
	stamp := time.Date(2024, 5, 6, 7, 8, 9, 500, time.UTC)
	must(t, os.Chtimes(filepath.Join(folder, "app", "lib", "main.jar"), stamp, stamp))
	must(t, os.Symlink("main.jar", filepath.Join(folder, "app", "lib", "latest.jar")))
	path := filepath.Join(folder, "recipe.json")
	write(t, path, `{"name": "a:1", "user": "65532:65532", "env": {"B": "2", "A": "1"}, "entrypoint": ["/x"], "layers": [
		{"entries": [{"to": "/tmp", "directory": true, "mode": "1777"}, {"to": "/etc/passwd", "content": "x"}]},
		{"entries": [{"to": "/opt/app", "from": "app", "owner": "7:8"}, {"to": "/bin/sh", "link": "busybox"}]}]}`)
	recipe, err := Read(path)
	must(t, err)
	return recipe
}

func TestAnImageKeepsTimesLinksOwnersAndModes(t *testing.T) {
	built, err := Build(example(t))
	must(t, err)
	headers := map[string]*tar.Header{}
	stream := mutate.Extract(built)
	defer stream.Close()
	for reader := tar.NewReader(stream); ; {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		must(t, err)
		headers[strings.TrimSuffix(header.Name, "/")] = header
	}
	jar := headers["opt/app/lib/main.jar"]
	if jar == nil || !jar.ModTime.Equal(time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)) || jar.Uid != 7 || jar.Gid != 8 {
		t.Errorf("main.jar: %+v", jar)
	}
	if link := headers["opt/app/lib/latest.jar"]; link == nil || link.Linkname != "main.jar" {
		t.Errorf("latest.jar: %+v", link)
	}
	if tmp := headers["tmp"]; tmp == nil || tmp.Mode != 0o1777 {
		t.Errorf("tmp: %+v", tmp)
	}
	if parent := headers["opt"]; parent == nil || parent.Typeflag != tar.TypeDir {
		t.Errorf("opt: %+v", parent)
	}
}

func TestTheSameRecipeGivesTheSameImage(t *testing.T) {
	recipe := example(t)
	first, err := Build(recipe)
	must(t, err)
	second, err := Build(recipe)
	must(t, err)
	one, err := first.Digest()
	must(t, err)
	two, err := second.Digest()
	must(t, err)
	if one != two {
		t.Errorf("%s and %s", one, two)
	}
	config, err := first.ConfigFile()
	must(t, err)
	if !slices.Equal(config.Config.Env[:2], []string{"A=1", "B=2"}) || config.Config.User != "65532:65532" {
		t.Errorf("config: %+v", config.Config)
	}
}

func TestAbsoluteLinksOfARootFolderStayInsideIt(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "usr/lib/libc.so.6"), "c")
	must(t, os.Symlink("/usr/lib", filepath.Join(root, "lib")))
	found, err := inRoot(root, "/lib/libc.so.6")
	if err != nil || found != filepath.Join(root, "usr/lib/libc.so.6") {
		t.Errorf("got %s, %v", found, err)
	}
	must(t, os.Symlink("/loop", filepath.Join(root, "loop")))
	if _, err := inRoot(root, "/loop"); err == nil {
		t.Error("a link to itself is followed for ever")
	}
}

func TestAProgramsLibrariesIncludeItsLinkerAndTheLibrariesOfLibraries(t *testing.T) {
	needed, err := libraries("/", []string{"/bin/ls"})
	must(t, err)
	for _, part := range []string{"/ld-linux", "/libselinux.so", "/libc.so.6", "/libpcre2"} {
		if !slices.ContainsFunc(needed, func(path string) bool { return strings.Contains(path, part) }) {
			t.Errorf("no %s in %v", part, needed)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, []byte(content), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
