// Package labimages makes the images that the lab itself and the tests use: from the cache's programs and from Debian's
// packages. A made set is kept in the cache as archives.
package labimages

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"hearth.dev/lab/internal/debian"
	"hearth.dev/lab/internal/image"
	"hearth.dev/lab/internal/versions"
)

// revision goes up whenever this file makes other images from the same inputs.
const revision = "1"

// named is an image and the names it is to be found by.
type named struct {
	recipe image.Recipe
	tags   []string
}

const passwd = "root:x:0:0:root:/:/bin/sh\nredis:x:999:999:redis:/data:/bin/sh\nnonroot:x:65532:65532:nonroot:/:/bin/sh\n" +
	"nobody:x:65534:65534:nobody:/:/bin/sh\n"

const group = "root:x:0:\nredis:x:999:\nnonroot:x:65532:\nnogroup:x:65534:\n"

func text(path, content string) image.Entry { return image.Entry{To: path, Content: &content} }

// base is what every image of the lab holds beside its program.
func base() []image.Entry {
	return []image.Entry{
		text("/etc/passwd", passwd), text("/etc/group", group), text("/etc/nsswitch.conf", "hosts: files dns\n"),
		{To: "/tmp", Directory: true, Mode: "1777"},
	}
}

// shell is busybox with a link for each of its tools.
func shell(root string) ([]image.Entry, error) {
	binary := filepath.Join(root, "bin", "busybox")
	output, err := exec.Command(binary, "--list").Output()
	if err != nil {
		return nil, fmt.Errorf("busybox --list: %w", err)
	}
	entries := []image.Entry{{From: binary, To: "/bin/busybox", Mode: "0755"}}
	for tool := range strings.FieldsSeq(string(output)) {
		if tool != "busybox" {
			entries = append(entries, image.Entry{To: "/bin/" + tool, Link: "busybox"})
		}
	}
	return entries, nil
}

// systemImages need nothing but the cache's programs and busybox.
func systemImages(program func(string) string, tools []image.Entry) []named {
	dns := strings.TrimPrefix(versions.CoreDNS, "v")
	return []named{
		{image.Recipe{
			Layers:     []image.Layer{{Entries: append(base(), image.Entry{From: program("pause"), To: "/pause", Mode: "0755"})}},
			Entrypoint: []string{"/pause"}, User: "65532:65532",
		}, []string{"hearth/pause:1"}},
		{image.Recipe{
			Layers:     []image.Layer{{Entries: append(base(), image.Entry{From: program("coredns"), To: "/coredns", Mode: "0755"})}},
			Entrypoint: []string{"/coredns"},
		}, []string{"hearth/coredns:" + dns}},
		{image.Recipe{Layers: []image.Layer{{Entries: append(base(), tools...)}}, Command: []string{"sh"}},
			[]string{"hearth/busybox:1"}},
	}
}

// dataServer describes the image of a Redis or a Valkey.
type dataServer struct {
	name    string // redis or valkey
	pkg     string // the Debian package that tells the version
	aliases bool   // also answer to Redis's names
}

// programs are the names that Debian's packages give one binary: which it is, its name at start decides.
func (s dataServer) programs() []string {
	return []string{s.name + "-server", s.name + "-cli", s.name + "-benchmark"}
}

func (s dataServer) image(root debian.Root, tools []image.Entry) (named, error) {
	version := debian.Upstream(root.Versions[s.pkg])
	if version == "" {
		return named{}, fmt.Errorf("Debian's packages brought no %s", s.pkg)
	}
	system := append(base(), tools...)
	system = append(system, image.Entry{To: "/data", Directory: true, Mode: "0777", Owner: "999:999"})
	var programs []image.Entry
	var files []string
	for _, program := range s.programs() {
		file := filepath.Join(root.Dir, "usr", "bin", program)
		files = append(files, file)
		programs = append(programs, image.Entry{From: file, To: "/usr/local/bin/" + program, Mode: "0755"})
		if s.aliases {
			alias := "/usr/local/bin/redis" + strings.TrimPrefix(program, s.name)
			programs = append(programs, image.Entry{To: alias, Link: program})
		}
	}
	for _, check := range []string{"-check-aof", "-check-rdb"} {
		programs = append(programs, image.Entry{To: "/usr/local/bin/" + s.name + check, Link: s.name + "-server"})
	}
	recipe := image.Recipe{
		Layers:     []image.Layer{{Entries: system}, {Entries: programs, Libraries: realFiles(files), Root: root.Dir}},
		User:       "999:999",
		Workdir:    "/data",
		Entrypoint: []string{"/usr/local/bin/entrypoint"},
		Command:    []string{s.name + "-server"},
		Ports:      []string{"6379/tcp"},
		Labels:     map[string]string{"org.opencontainers.image.version": version},
	}
	recipe.Layers[1].Entries = append(recipe.Layers[1].Entries, s.entrypoint())
	major, _, _ := strings.Cut(version, ".")
	return named{recipe, []string{"hearth/" + s.name + ":" + version, "hearth/" + s.name + ":" + major}}, nil
}

// entrypoint behaves as the official images' does: arguments alone are arguments of the server.
func (s dataServer) entrypoint() image.Entry {
	script := fmt.Sprintf(`#!/bin/sh
set -e
case "${1:-}" in
  "" | -* | *.conf) set -- %s-server "$@" ;;
esac
exec "$@"
`, s.name)
	entry := text("/usr/local/bin/entrypoint", script)
	entry.Mode = "0755"
	return entry
}

// realFiles resolves links: redis-cli and redis-server may be names of one file.
func realFiles(files []string) []string {
	var resolved []string
	for _, file := range files {
		if target, err := filepath.EvalSymlinks(file); err == nil {
			resolved = append(resolved, target)
		} else {
			resolved = append(resolved, file)
		}
	}
	slices.Sort(resolved)
	return slices.Compact(resolved)
}
