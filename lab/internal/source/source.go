// Package source finds the repository's lab folder, which holds what the lab builds.
package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Folder looks at $HEARTH_LAB_SOURCE, at where this program was compiled, at the folders above the working directory
// and at those above the program, and takes the first that holds the lab's sources.
func Folder() (string, error) {
	var candidates []string
	if named := os.Getenv("HEARTH_LAB_SOURCE"); named != "" {
		candidates = append(candidates, named)
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		candidates = append(candidates, filepath.Dir(filepath.Dir(filepath.Dir(file))))
	}
	if directory, err := os.Getwd(); err == nil {
		candidates = append(candidates, above(directory)...)
	}
	if program, err := os.Executable(); err == nil {
		candidates = append(candidates, above(filepath.Dir(program))...)
	}
	for _, candidate := range candidates {
		if _, err := os.Stat(filepath.Join(candidate, "kubernetes", "go.mod")); err == nil {
			return candidate, nil
		}
	}
	return "", fmt.Errorf("the lab's sources are not found: run this inside the repository, " +
		"or set HEARTH_LAB_SOURCE to its lab folder")
}

func above(directory string) []string {
	var candidates []string
	for {
		candidates = append(candidates, directory, filepath.Join(directory, "lab"))
		parent := filepath.Dir(directory)
		if parent == directory {
			return candidates
		}
		directory = parent
	}
}
