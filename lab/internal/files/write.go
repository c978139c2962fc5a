// Package files writes configuration files.
package files

import (
	"bytes"
	"os"
	"path/filepath"
)

// Write writes the file unless it already says the same: kube-proxy ends itself when its file is touched.
func Write(path string, content []byte) error {
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
