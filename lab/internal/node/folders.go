package node

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"hearth.dev/lab/internal/layout"
)

// machineFolders are folders that Kubernetes' and containerd's programs write to by fixed names. Each node sees its own in
// their place; the machine only needs them to exist.
var machineFolders = []string{
	"/run/containerd", "/var/lib/kubelet", "/var/lib/cni", "/var/log/containers", "/var/log/pods",
}

// ownFolders makes the node's own folders, and the mount points where the machine lacks them.
func ownFolders(state layout.State, n layout.Node) (map[string]string, error) {
	binds := map[string]string{}
	for _, folder := range machineFolders {
		own := filepath.Join(state.Node(n), "machine", folder)
		if err := os.MkdirAll(own, 0o755); err != nil {
			return nil, err
		}
		binds[folder] = own
	}
	return binds, nil
}

// MakeMachineFolders makes the mount points that the machine lacks and keeps a list of them.
func MakeMachineFolders(state layout.State) error {
	var made []string
	for _, folder := range machineFolders {
		if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
			made = append(made, folder)
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
	}
	if len(made) == 0 {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(madeList(state)), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(madeList(state), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = file.WriteString(strings.Join(made, "\n") + "\n")
	return err
}

// RemoveMachineFolders removes the mount points that the lab made, unless somebody has put something into them since.
func RemoveMachineFolders(state layout.State) error {
	content, err := os.ReadFile(madeList(state))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for folder := range strings.FieldsSeq(string(content)) {
		_ = os.Remove(folder) // fails on a folder that is not empty, as it should
	}
	return nil
}

func madeList(state layout.State) string { return state.Config("made-folders") }
