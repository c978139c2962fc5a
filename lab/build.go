package main

import (
	"fmt"
	"os"

	"hearth.dev/lab/internal/cache"
	"hearth.dev/lab/internal/prereq"
	"hearth.dev/lab/internal/source"
)

func openCache() (*cache.Cache, error) {
	if err := prereq.Go(); err != nil {
		return nil, err
	}
	folder, err := source.Folder()
	if err != nil {
		return nil, err
	}
	return cache.Open(folder)
}

func build([]string) error {
	programs, err := openCache()
	if err != nil {
		return err
	}
	if err := programs.Build(os.Stderr); err != nil {
		return err
	}
	fmt.Println(programs.Bin())
	return nil
}

func bin([]string) error {
	programs, err := openCache()
	if err != nil {
		return err
	}
	if missing := programs.Missing(); len(missing) > 0 {
		return fmt.Errorf("not built yet: %v; run: lab build", missing)
	}
	fmt.Println(programs.Bin())
	return nil
}
