package files

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAFileThatAlreadySaysTheSameIsNotTouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config", "proxy.yaml")
	if err := Write(path, []byte("a")); err != nil {
		t.Fatal(err)
	}
	past := time.Unix(1000, 0)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, []byte("a")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || !info.ModTime().Equal(past) {
		t.Errorf("it was written again: %v, %v", info.ModTime(), err)
	}
	if err := Write(path, []byte("b")); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "b" {
		t.Errorf("got %q, %v", content, err)
	}
}
