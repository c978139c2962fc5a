package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"hearth.dev/lab/internal/image"
	"hearth.dev/lab/internal/lab"
	"hearth.dev/lab/internal/labimages"
	"hearth.dev/lab/internal/layout"
	"hearth.dev/lab/internal/registry"
)

// images carries out "lab images build".
func images(args []string) error {
	if len(args) == 0 || args[0] != "build" {
		return errors.New("lab images build [-fresh]")
	}
	flags := flag.NewFlagSet("images build", flag.ContinueOnError)
	fresh := flags.Bool("fresh", false, "ask Debian's mirrors again for newer packages")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	programs, err := openCache()
	if err != nil {
		return err
	}
	if err := programs.Build(os.Stderr); err != nil {
		return err
	}
	maker := labimages.Maker{CacheRoot: programs.Root, Bin: programs.Bin(), Out: os.Stderr}
	if err := maker.Ensure(*fresh); err != nil {
		return err
	}
	if !registry.Running(layout.DefaultState()) {
		fmt.Fprintln(os.Stderr, "The images are in the cache; \"lab up\" brings them into the lab's registry.")
		return nil
	}
	pushed, err := maker.Push()
	printLines(pushed)
	return err
}

func printLines(lines []string) {
	for _, line := range lines {
		fmt.Println(line)
	}
}

// load carries out "lab load": an archive, or the name of an image in some other registry.
func load(args []string) error {
	if len(args) != 1 {
		return errors.New("lab load ARCHIVE.tar | IMAGE")
	}
	if !registry.Running(layout.DefaultState()) {
		return lab.ErrNotUp
	}
	if _, err := os.Stat(args[0]); err == nil {
		pushed, err := labimages.PushArchive(args[0])
		printLines(pushed)
		return err
	}
	found, err := registry.Pull(args[0])
	if err != nil {
		return fmt.Errorf("%s is neither an archive nor an image that can be pulled: %w", args[0], err)
	}
	return toLab(found, args[0])
}

func toLab(built v1.Image, reference string) error {
	if !registry.Running(layout.DefaultState()) {
		return lab.ErrNotUp
	}
	target := registry.Local(reference)
	if err := registry.Push(built, target); err != nil {
		return err
	}
	fmt.Println(registry.AsPodsSay(target))
	return nil
}

// imageCommand carries out "lab image build".
func imageCommand(args []string) error {
	if len(args) == 0 || args[0] != "build" {
		return errors.New("lab image build -f RECIPE.json [-t NAME:TAG] [-load] [-push REGISTRY/NAME:TAG] [-tar FILE]")
	}
	flags := flag.NewFlagSet("image build", flag.ContinueOnError)
	file := flags.String("f", "", "the recipe")
	tag := flags.String("t", "", "the image's name:tag, the recipe's by default")
	intoLab := flags.Bool("load", false, "put it into the lab's registry")
	push := flags.String("push", "", "send it to this registry/name:tag, with the credentials of docker login")
	archive := flags.String("tar", "", "write it to this file, as docker save would")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if *file == "" || (!*intoLab && *push == "" && *archive == "") {
		return errors.New("lab image build: give a recipe (-f) and at least one of -load, -push, -tar")
	}
	recipe, err := image.Read(*file)
	if err != nil {
		return err
	}
	if *tag == "" {
		*tag = recipe.Name
	}
	if *tag == "" && (*intoLab || *archive != "") {
		return errors.New("lab image build: the recipe has no name, give one with -t")
	}
	built, err := image.Build(recipe)
	if err != nil {
		return fmt.Errorf("%s: %w", *file, err)
	}
	return deliver(built, *tag, *intoLab, *push, *archive)
}

func deliver(built v1.Image, tag string, intoLab bool, push, archive string) error {
	if archive != "" {
		reference, err := name.ParseReference(tag)
		if err != nil {
			return err
		}
		if err := tarball.WriteToFile(archive, reference, built); err != nil {
			return err
		}
		fmt.Println(archive)
	}
	if push != "" {
		if err := registry.Push(built, push); err != nil {
			return err
		}
		fmt.Println(push)
	}
	if intoLab {
		return toLab(built, tag)
	}
	return nil
}
