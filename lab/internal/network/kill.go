package network

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"hearth.dev/lab/internal/layout"
)

// KillInside ends every process in the lab's network namespaces, such as a load driver that was started in the client's.
func KillInside(patience time.Duration) error {
	namespaces := []string{layout.ClientNamespace, layout.SwitchNamespace}
	for _, n := range layout.Nodes() {
		namespaces = append(namespaces, n.Namespace())
	}
	deadline := time.Now().Add(patience)
	for _, namespace := range namespaces {
		for pids := inside(namespace); len(pids) > 0; pids = inside(namespace) {
			for _, pid := range pids {
				_ = syscall.Kill(pid, syscall.SIGKILL)
			}
			if time.Now().After(deadline) {
				return fmt.Errorf("processes %v in network namespace %s do not end on SIGKILL", pids, namespace)
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	return nil
}

func inside(namespace string) []int {
	if !Exists(namespace) {
		return nil
	}
	output, err := exec.Command("ip", "netns", "pids", namespace).Output()
	if err != nil {
		return nil
	}
	var pids []int
	for word := range strings.FieldsSeq(string(output)) {
		if pid, err := strconv.Atoi(word); err == nil && pid > 1 {
			pids = append(pids, pid)
		}
	}
	return pids
}
