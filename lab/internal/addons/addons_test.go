package addons

import (
	"bytes"
	"testing"
)

func TestEveryManifestOfDNSHasAPathInTheAPI(t *testing.T) {
	for document := range bytes.SplitSeq(coredns, []byte("\n---\n")) {
		if _, err := pathOf(document); err != nil {
			t.Error(err)
		}
	}
}

func TestObjectsAreAppliedWhereTheyBelong(t *testing.T) {
	for manifest, want := range map[string]string{
		"kind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\n": "/api/v1/namespaces/b/configmaps/a",
		"kind: Namespace\nmetadata:\n  name: a\n":                 "/api/v1/namespaces/a",
		"kind: StorageClass\nmetadata:\n  name: a\n":              "/apis/storage.k8s.io/v1/storageclasses/a",
	} {
		if got, err := pathOf([]byte(manifest)); err != nil || got != want {
			t.Errorf("got %s, %v; want %s", got, err, want)
		}
	}
	if _, err := pathOf([]byte("kind: Unheard\nmetadata:\n  name: a\n")); err == nil {
		t.Error("an unknown kind is accepted")
	}
}
