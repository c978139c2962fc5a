package kernel

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatAKubeletChangedIsPutBackToWhatItWasBeforeTheFirstStart(t *testing.T) {
	root, file := t.TempDir(), filepath.Join(t.TempDir(), "settings.json")
	panicFile := filepath.Join(root, "kernel", "panic")
	write := func(value string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(panicFile), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(panicFile, []byte(value), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("1\n")
	if err := Save(root, file); err != nil {
		t.Fatal(err)
	}
	write("10\n")
	if err := Save(root, file); err != nil { // a second "up" must not take the kubelet's value for the machine's
		t.Fatal(err)
	}
	if err := Restore(root, file); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(panicFile); err != nil || string(got) != "1" {
		t.Errorf("got %q, %v", got, err)
	}
}
