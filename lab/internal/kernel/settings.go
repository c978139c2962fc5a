// Package kernel puts settings of the machine's kernel back that kubelets change for their own good and nobody else's.
package kernel

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"hearth.dev/lab/internal/files"
)

// Settings are the files below /proc/sys that the kubelet writes to at start (setupKernelTunables in
// pkg/kubelet/cm/container_manager_linux.go of Kubernetes).
func Settings() []string {
	return []string{
		"vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops",
		"kernel/keys/root_maxkeys", "kernel/keys/root_maxbytes",
	}
}

// Save writes the settings below root ("/proc/sys") to the file, unless it is there already.
func Save(root, file string) error {
	if _, err := os.Stat(file); err == nil {
		return nil
	}
	values := map[string]string{}
	for _, setting := range Settings() {
		value, err := os.ReadFile(filepath.Join(root, setting))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		values[setting] = strings.TrimSpace(string(value))
	}
	content, err := json.MarshalIndent(values, "", "  ")
	if err != nil {
		return err
	}
	return files.Write(file, content)
}

// Restore puts back what Save has written; without the file there is nothing to do.
func Restore(root, file string) error {
	content, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	values := map[string]string{}
	if err := json.Unmarshal(content, &values); err != nil {
		return err
	}
	var failed error
	for setting, value := range values {
		path := filepath.Join(root, setting)
		if now, err := os.ReadFile(path); err == nil && strings.TrimSpace(string(now)) == value {
			continue
		}
		failed = errors.Join(failed, os.WriteFile(path, []byte(value), 0o644))
	}
	return failed
}
