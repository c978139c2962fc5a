package controlplane

import (
	"hearth.dev/lab/internal/files"
	"hearth.dev/lab/internal/layout"
)

// Who asked for what, without bodies: the only record from which a test can tell whether a role grants too much.
// https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - {level: None, userGroups: ["system:serviceaccounts:kube-system"]}
  - {level: Metadata, userGroups: ["system:serviceaccounts"]}
`

const auditPolicyFile = "audit-policy.yaml"

func writeAuditPolicy(state layout.State) error {
	return files.Write(state.Config(auditPolicyFile), []byte(auditPolicy))
}

func auditing(state layout.State) []string {
	return []string{
		"--audit-policy-file=" + state.Config(auditPolicyFile), "--audit-log-path=" + state.Audit(),
		"--audit-log-maxsize=200", "--audit-log-maxbackup=1", "--audit-log-mode=batch",
	}
}
