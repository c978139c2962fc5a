package pki

import (
	"errors"
	"os"
	"path/filepath"
	"text/template"
	"time"

	"hearth.dev/lab/internal/layout"
)

// Users are the components and people that get a kubeconfig.
const (
	Admin      = "admin"
	Controller = "controller-manager"
	Scheduler  = "scheduler"
	Proxy      = "proxy"
)

// Create writes all certificates and kubeconfig files of the lab, unless they are there already.
func Create(state layout.State) error {
	done := state.PKI("complete")
	if _, err := os.Stat(done); err == nil {
		return nil
	} else if !errors.Is(err, os.ErrNotExist) {
		return err
	}
	folder := filepath.Dir(done)
	authority, err := NewAuthority(folder, time.Now())
	if err != nil {
		return err
	}
	for _, request := range requests() {
		if err := authority.Issue(request); err != nil {
			return err
		}
	}
	if err := SigningKey(folder, "service-accounts"); err != nil {
		return err
	}
	for _, user := range users() {
		if err := writeKubeconfig(state, user); err != nil {
			return err
		}
	}
	return os.WriteFile(done, nil, 0o644)
}

func users() []string {
	return append([]string{Admin, Controller, Scheduler, Proxy}, layout.NodeNames()...)
}

func requests() []Request {
	all := []Request{
		{File: "apiserver", CommonName: "kube-apiserver", Hosts: []string{
			layout.HostAddress, layout.APIService, "127.0.0.1", "localhost", "kubernetes", "kubernetes.default",
			"kubernetes.default.svc", "kubernetes.default.svc." + layout.ClusterDomain,
		}},
		{File: "kubelet-client", CommonName: "apiserver-kubelet-client", Organization: "system:masters"},
		{File: Admin, CommonName: "admin", Organization: "system:masters"},
		{File: Controller, CommonName: "system:kube-controller-manager"},
		{File: Scheduler, CommonName: "system:kube-scheduler"},
		{File: Proxy, CommonName: "system:kube-proxy"},
	}
	for _, node := range layout.Nodes() {
		all = append(all, Request{
			File: node.Name(), CommonName: "system:node:" + node.Name(), Organization: "system:nodes",
			Hosts: []string{node.Address(), node.Name()},
		})
	}
	return all
}

// Credentials are inline, so that the file can be copied and read on its own.
var kubeconfig = template.Must(template.New("kubeconfig").Parse(`apiVersion: v1
kind: Config
clusters:
- name: hearth-lab
  cluster:
    server: {{.Server}}
    certificate-authority-data: {{.Authority}}
users:
- name: {{.User}}
  user:
    client-certificate-data: {{.Certificate}}
    client-key-data: {{.Key}}
contexts:
- name: hearth-lab
  context:
    cluster: hearth-lab
    user: {{.User}}
current-context: hearth-lab
`))
