package debian

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Root is a folder with the content of packages and of all they depend on.
type Root struct {
	Dir      string
	Versions map[string]string // package name to Debian version
}

// Unpack downloads the packages with everything they depend on into a new root folder below work. Packages of
// backported come from Release's backports; without any, the backports are not asked.
func Unpack(work string, packages, backported []string) (Root, error) {
	lines, err := sources()
	if err != nil {
		return Root{}, err
	}
	if len(backported) == 0 {
		lines = slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, backports) })
	}
	apt, err := prepare(work, lines)
	if err != nil {
		return Root{}, err
	}
	if err := apt.run("update"); err != nil {
		return Root{}, err
	}
	install := []string{"install", "--download-only", "-y", "--no-install-recommends"}
	for _, name := range backported {
		packages = append(packages, name+"/"+backports)
	}
	if err := apt.run(append(install, packages...)...); err != nil {
		return Root{}, err
	}
	return apt.unpack()
}

// private is an apt with its own lists, its own idea of what is installed (nothing) and its own downloads.
type private struct{ work string }

func prepare(work string, lines []string) (private, error) {
	p := private{work}
	for _, folder := range []string{"lists/partial", "archives/partial"} {
		if err := os.MkdirAll(filepath.Join(work, folder), 0o755); err != nil {
			return p, err
		}
	}
	if err := os.WriteFile(filepath.Join(work, "status"), nil, 0o644); err != nil {
		return p, err
	}
	return p, os.WriteFile(filepath.Join(work, "sources.list"), []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

func (p private) run(args ...string) error {
	options := []string{
		"-q",
		"-o", "APT::Sandbox::User=root",
		"-o", "Dir::Etc::sourcelist=" + filepath.Join(p.work, "sources.list"),
		"-o", "Dir::Etc::sourceparts=-",
		"-o", "Dir::State::lists=" + filepath.Join(p.work, "lists"),
		"-o", "Dir::State::status=" + filepath.Join(p.work, "status"),
		"-o", "Dir::Cache::archives=" + filepath.Join(p.work, "archives"),
		"-o", "Dir::Cache::pkgcache=", "-o", "Dir::Cache::srcpkgcache=",
	}
	command := exec.Command("apt-get", append(options, args...)...)
	command.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	output, err := command.CombinedOutput()
	if err != nil {
		said := strings.Split(strings.TrimSpace(string(output)), "\n")
		return fmt.Errorf("apt-get %s: %w: %s", args[0], err, strings.Join(said[max(0, len(said)-5):], "\n"))
	}
	return nil
}

func (p private) unpack() (Root, error) {
	root := Root{Dir: filepath.Join(p.work, "root"), Versions: map[string]string{}}
	archives, err := filepath.Glob(filepath.Join(p.work, "archives", "*.deb"))
	if err != nil {
		return root, err
	}
	if len(archives) == 0 {
		return root, errors.New("apt-get downloaded no packages")
	}
	for _, archive := range archives {
		if output, err := exec.Command("dpkg-deb", "-x", archive, root.Dir).CombinedOutput(); err != nil {
			return root, fmt.Errorf("unpack %s: %w: %s", filepath.Base(archive), err, output)
		}
		name, version := nameAndVersion(filepath.Base(archive))
		root.Versions[name] = version
	}
	return root, nil
}

// nameAndVersion reads the name that apt gives a downloaded package: "redis-server_5%3a7.0.15-1_amd64.deb".
func nameAndVersion(file string) (name, version string) {
	parts := strings.SplitN(strings.TrimSuffix(file, ".deb"), "_", 3)
	if len(parts) != 3 {
		return file, ""
	}
	return parts[0], strings.ReplaceAll(parts[1], "%3a", ":")
}

// Upstream is the version without Debian's epoch, revision and repacking mark: "5:7.0.15-1~deb12u2" is 7.0.15.
func Upstream(version string) string {
	if _, after, found := strings.Cut(version, ":"); found {
		version = after
	}
	if i := strings.LastIndexByte(version, '-'); i >= 0 {
		version = version[:i]
	}
	version, _, _ = strings.Cut(version, "+")
	version, _, _ = strings.Cut(version, "~")
	return version
}
