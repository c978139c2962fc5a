package pki

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"os"
	"strings"
	"testing"

	"hearth.dev/lab/internal/layout"
)

func created(t *testing.T) layout.State {
	t.Helper()
	state := layout.State{Dir: t.TempDir()}
	if err := Create(state); err != nil {
		t.Fatal(err)
	}
	return state
}

func leaf(t *testing.T, state layout.State, file string) *x509.Certificate {
	t.Helper()
	pair, err := tls.LoadX509KeyPair(state.PKI(file+".crt"), state.PKI(file+".key"))
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	return certificate
}

func TestTheAPIServersCertificateIsTrustedUnderEveryAddressThatPodsAndPeopleUse(t *testing.T) {
	state := created(t)
	authority, err := os.ReadFile(state.PKI("ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	for _, host := range []string{layout.HostAddress, layout.APIService, "127.0.0.1", "kubernetes.default.svc"} {
		options := x509.VerifyOptions{DNSName: host, Roots: pool, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
		if _, err := leaf(t, state, "apiserver").Verify(options); err != nil {
			t.Errorf("%s: %v", host, err)
		}
	}
}

func TestAKubeletIsKnownAsItsNodeAndInTheGroupOfNodes(t *testing.T) {
	subject := leaf(t, created(t), "node-b").Subject
	if subject.CommonName != "system:node:node-b" || len(subject.Organization) != 1 || subject.Organization[0] != "system:nodes" {
		t.Errorf("got %v", subject)
	}
}

func TestAClientsCertificateCannotBeUsedByAServer(t *testing.T) {
	for _, usage := range leaf(t, created(t), Admin).ExtKeyUsage {
		if usage == x509.ExtKeyUsageServerAuth {
			t.Error("the administrator's certificate could be used by a server")
		}
	}
}

func TestAKubeconfigHoldsItsCredentialsAndIsReadableByItsOwnerOnly(t *testing.T) {
	state := created(t)
	content, err := os.ReadFile(state.Kubeconfig(Admin))
	if err != nil {
		t.Fatal(err)
	}
	key, err := os.ReadFile(state.PKI(Admin + ".key"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(content), base64.StdEncoding.EncodeToString(key)) {
		t.Error("the key is not in the file")
	}
	info, err := os.Stat(state.Kubeconfig(Admin))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestASecondCallKeepsTheCertificatesThatARunningClusterUses(t *testing.T) {
	state := created(t)
	before, err := os.ReadFile(state.PKI("ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := Create(state); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(state.PKI("ca.crt"))
	if err != nil || string(before) != string(after) {
		t.Errorf("the authority changed: %v", err)
	}
}
