package cache

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

const lineEvery = 5 * time.Second

// goVersion is the version of the go command that will do the builds.
func goVersion() (string, error) {
	output, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		return "", fmt.Errorf("go env: %w", err)
	}
	return strings.TrimSpace(string(output)), nil
}

// build compiles the program into folder, with a line of progress every few seconds.
func (p program) build(folder string, out io.Writer) error {
	command := exec.Command("go", p.arguments(folder)...)
	command.Dir = p.folder
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+folder, "GOWORK=off")
	stderr, err := command.StderrPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	tail := follow(p.name, stderr, out)
	if err := command.Wait(); err != nil {
		return fmt.Errorf("building %s %s failed (%w):\n%s", p.name, p.version, err, strings.Join(tail, "\n"))
	}
	return nil
}

func (p program) arguments(folder string) []string {
	flags := []string{"-v", "-trimpath", "-buildvcs=false", "-ldflags", strings.TrimSpace("-s -w " + p.ldflags)}
	if p.folder != "" {
		flags = append(flags, "-o", filepath.Join(folder, p.name))
		return slices.Concat([]string{"build"}, flags, []string{p.target})
	}
	return slices.Concat([]string{"install"}, flags, []string{p.target})
}

// follow reads the names of packages as they are compiled, until the end, and returns the last lines for an error message.
func follow(name string, stderr io.Reader, out io.Writer) []string {
	var downloaded, compiled atomic.Int64
	begun, ticker, ended := time.Now(), time.NewTicker(lineEvery), make(chan struct{})
	defer ticker.Stop()
	defer close(ended)
	go func() {
		for {
			select {
			case <-ended:
				return
			case <-ticker.C:
				fmt.Fprintf(out, "    %s: %d modules downloaded, %d packages compiled, %s\n",
					name, downloaded.Load(), compiled.Load(), time.Since(begun).Round(time.Second))
			}
		}
	}()
	var tail []string
	for scanner := bufio.NewScanner(stderr); scanner.Scan(); {
		line := scanner.Text()
		if strings.HasPrefix(line, "go: downloading ") {
			downloaded.Add(1)
		} else {
			compiled.Add(1)
		}
		tail = append(tail, line)
		tail = tail[max(0, len(tail)-20):]
	}
	return tail
}
