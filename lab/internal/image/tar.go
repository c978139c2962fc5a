package image

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// file is one tar entry: a header, and the file of this machine or the text that it holds.
type file struct {
	header tar.Header
	from   string
	text   string
}

// contents is a layer by path in the image. Later entries replace earlier ones.
type contents map[string]file

var epoch = time.Unix(0, 0)

func (l Layer) contents() (contents, error) {
	all := contents{}
	if err := l.addLibraries(all); err != nil {
		return nil, err
	}
	for _, entry := range l.Entries {
		if err := all.add(entry); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.To, err)
		}
	}
	all.addParents()
	return all, nil
}

func (l Layer) addLibraries(all contents) error {
	root := l.Root
	if root == "" {
		root = "/"
	}
	needed, err := libraries(root, l.Libraries)
	if err != nil {
		return err
	}
	for _, library := range needed {
		real, err := inRoot(root, library)
		if err != nil {
			return err
		}
		if err := all.add(Entry{From: real, To: library, Mode: "0755"}); err != nil {
			return err
		}
	}
	return nil
}

func (c contents) add(entry Entry) error {
	switch {
	case entry.From != "":
		return c.addFrom(entry)
	case entry.Directory:
		return c.put(entry, file{header: tar.Header{Typeflag: tar.TypeDir, Mode: 0o755, ModTime: epoch}})
	case entry.Link != "":
		header := tar.Header{Typeflag: tar.TypeSymlink, Linkname: entry.Link, Mode: 0o777, ModTime: epoch}
		return c.put(entry, file{header: header})
	default:
		header := tar.Header{Typeflag: tar.TypeReg, Mode: 0o644, ModTime: epoch, Size: int64(len(*entry.Content))}
		return c.put(entry, file{header: header, text: *entry.Content})
	}
}

// addFrom takes over a file, or a folder with all below it. A link named by the recipe is followed, links below a folder
// are kept.
func (c contents) addFrom(entry Entry) error {
	top, err := filepath.EvalSymlinks(entry.From)
	if err != nil {
		return err
	}
	return filepath.WalkDir(top, func(source string, walked fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(top, source)
		if err != nil {
			return err
		}
		info, err := walked.Info()
		if err != nil {
			return err
		}
		target := entry
		target.To = path.Join(entry.To, filepath.ToSlash(below))
		if info.IsDir() || below != "." {
			target.Mode = "" // a mode is for the file that the recipe names
		}
		return c.takeOver(target, source, info)
	})
}

func (c contents) takeOver(entry Entry, source string, info fs.FileInfo) error {
	header := tar.Header{Mode: int64(info.Mode().Perm()), ModTime: info.ModTime().Truncate(time.Second)}
	switch {
	case info.IsDir():
		header.Typeflag = tar.TypeDir
	case info.Mode().IsRegular():
		header.Typeflag, header.Size = tar.TypeReg, info.Size()
	case info.Mode()&os.ModeSymlink != 0:
		target, err := os.Readlink(source)
		if err != nil {
			return err
		}
		header.Typeflag, header.Linkname = tar.TypeSymlink, target
	default:
		return errors.New("neither a file, a folder nor a link: " + source)
	}
	return c.put(entry, file{header: header, from: source})
}

func (c contents) put(entry Entry, f file) error {
	var err error
	if f.header.Mode, err = entry.mode(f.header.Mode); err != nil {
		return err
	}
	if f.header.Uid, f.header.Gid, err = entry.owner(); err != nil {
		return err
	}
	f.header.Name = strings.TrimPrefix(path.Clean(entry.To), "/")
	if f.header.Name != "" {
		c[f.header.Name] = f
	}
	return nil
}

// addParents adds the folders that entries are in and that no entry made.
func (c contents) addParents() {
	for _, name := range slices.Collect(maps.Keys(c)) {
		for parent := path.Dir(name); parent != "."; parent = path.Dir(parent) {
			if _, there := c[parent]; !there {
				c[parent] = file{header: tar.Header{Typeflag: tar.TypeDir, Name: parent, Mode: 0o755, ModTime: epoch}}
			}
		}
	}
}

// write writes the entries in the order of their names, so that the same content gives the same bytes.
func (c contents) write(out io.Writer) error {
	archive := tar.NewWriter(out)
	for _, name := range slices.Sorted(maps.Keys(c)) {
		entry := c[name]
		header := entry.header
		if header.Typeflag == tar.TypeDir {
			header.Name += "/"
		}
		if err := archive.WriteHeader(&header); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := entry.copy(archive); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return archive.Close()
}

func (f file) copy(out io.Writer) error {
	if f.header.Typeflag != tar.TypeReg {
		return nil
	}
	if f.from == "" {
		_, err := io.WriteString(out, f.text)
		return err
	}
	source, err := os.Open(f.from)
	if err != nil {
		return err
	}
	defer source.Close()
	_, err = io.Copy(out, source)
	return err
}
