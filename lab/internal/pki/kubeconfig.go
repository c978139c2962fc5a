package pki

import (
	"encoding/base64"
	"os"
	"path/filepath"

	"hearth.dev/lab/internal/layout"
)

func writeKubeconfig(state layout.State, user string) error {
	values := map[string]string{"Server": layout.APIServer(), "User": user}
	for field, file := range map[string]string{"Authority": "ca.crt", "Certificate": user + ".crt", "Key": user + ".key"} {
		content, err := os.ReadFile(state.PKI(file))
		if err != nil {
			return err
		}
		values[field] = base64.StdEncoding.EncodeToString(content)
	}
	path := state.Kubeconfig(user)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	return kubeconfig.Execute(file, values)
}
