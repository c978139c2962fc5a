// Package cache builds the programs that the lab runs and keeps them outside the source tree. What is in the cache is
// complete: a program is built beside its place and moved there in one step.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Root is $HEARTH_CACHE/lab, or the user's cache folder by the XDG rules.
func Root() (string, error) {
	if dir := os.Getenv("HEARTH_CACHE"); dir != "" {
		return filepath.Abs(filepath.Join(dir, "lab"))
	}
	if dir := os.Getenv("XDG_CACHE_HOME"); dir != "" {
		return filepath.Join(dir, "hearth", "lab"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no place for the cache: set HEARTH_CACHE or HOME: %w", err)
	}
	return filepath.Join(home, ".cache", "hearth", "lab"), nil
}

// key changes whenever the program could come out different: its version and link flags, its own sources and module
// sums, the Go version and the machine's architecture.
func (p program) key(goVersion string) (string, error) {
	hash := sha256.New()
	fmt.Fprintf(hash, "%s\n%s\n%s\n%s\n%s\n%s\n", p.name, p.version, p.target, p.ldflags, goVersion, runtime.GOARCH)
	for _, file := range p.sources {
		content, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(hash, "%s %d\n", filepath.Base(file), len(content))
		hash.Write(content)
	}
	return fmt.Sprintf("%s-%s-%s", p.name, p.version, hex.EncodeToString(hash.Sum(nil))[:12]), nil
}
