//go:build selftest

// Package selftest runs the lab for real: up, Redis over three zones, nodes cut off, lost and brought back, down. It
// needs root and a machine whose lab is down.
package selftest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// machine is the lab's program, and what it takes to talk to the cluster.
type machine struct {
	t    *testing.T
	lab  string
	bin  string
	conf string
}

func newMachine(t *testing.T) *machine {
	m := &machine{t: t, lab: filepath.Join(t.TempDir(), "lab")}
	build := exec.Command("go", "build", "-o", m.lab, ".")
	build.Dir = ".."
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, text)
	}
	m.conf = m.run(m.lab, "kubeconfig")
	return m
}

// try runs a program and gives what it wrote.
func (m *machine) try(args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(m.t.Context(), 30*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, args[0], args[1:]...)
	command.Env = append(os.Environ(), "KUBECONFIG="+m.conf, "PATH="+m.bin+":"+os.Getenv("PATH"))
	text, err := command.CombinedOutput()
	return strings.TrimSpace(string(text)), err
}

func (m *machine) run(args ...string) string {
	m.t.Helper()
	text, err := m.try(args...)
	if err != nil {
		m.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, text)
	}
	return text
}

func (m *machine) kubectl(args ...string) string {
	m.t.Helper()
	return m.run(append([]string{filepath.Join(m.bin, "kubectl")}, args...)...)
}

// timed runs a command of the lab and reports how long it took.
func (m *machine) timed(args ...string) time.Duration {
	m.t.Helper()
	begun := time.Now()
	m.run(append([]string{m.lab}, args...)...)
	took := time.Since(begun)
	m.t.Logf("lab %s: %d ms", strings.Join(args, " "), took.Milliseconds())
	return took
}

// await waits for a condition of an object, by the API's own watch.
func (m *machine) await(condition, object string, limit time.Duration) time.Duration {
	m.t.Helper()
	begun := time.Now()
	m.kubectl("wait", "--for="+condition, object, "--timeout="+limit.String())
	took := time.Since(begun)
	m.t.Logf("%s %s after %.1f s", object, condition, took.Seconds())
	return took
}

// podOn is the Redis pod on a Kubernetes node.
func (m *machine) podOn(node string) string {
	m.t.Helper()
	return m.kubectl("get", "pods", "-l", "app=redis", "--field-selector=spec.nodeName="+node, "-o", "jsonpath={.items[0].metadata.name}")
}

func (m *machine) redis(pod string, args ...string) string {
	m.t.Helper()
	return m.kubectl(append([]string{"exec", pod, "--", "redis-cli"}, args...)...)
}

func TestTheLabRunsRedisOverThreeZonesThroughLossesAndLeavesNothingBehind(t *testing.T) {
	m := newMachine(t)
	if text := m.run(m.lab, "status"); text != "The lab is down." {
		t.Fatalf("this test needs a machine whose lab is down; run: lab down\n%s", text)
	}
	m.bin = lastLine(m.run(m.lab, "build"))
	before := traces(t)
	t.Cleanup(func() { _, _ = m.try(m.lab, "down") })

	m.timed("up")
	if took := m.timed("up"); took > 2*time.Second {
		t.Errorf("a second \"up\" took %s", took)
	}
	startRedis(m)
	servesInsideAndFromTheClient(m)
	survivesAKilledServer(m)
	cutAndHealed(m)
	lostAndReturned(m)

	m.timed("down")
	m.timed("down")
	if remains := left(before, traces(t)); len(remains) > 0 {
		t.Errorf("the lab left behind:\n%s", strings.Join(remains, "\n"))
	}
}

func lastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }

func startRedis(m *machine) {
	begun := time.Now()
	m.kubectl("apply", "-f", "testdata/redis.yaml")
	m.kubectl("rollout", "status", "statefulset/redis", "--timeout=90s")
	m.t.Logf("three Redis pods with volumes Ready after %.1f s", time.Since(begun).Seconds())
	for _, node := range []string{"node-a", "node-b", "node-c"} {
		pod := m.podOn(node)
		if answer := m.redis(pod, "set", "home", node); answer != "OK" {
			m.t.Fatalf("set on %s: %s", pod, answer)
		}
	}
}

func servesInsideAndFromTheClient(m *machine) {
	pod := m.podOn("node-b")
	name := pod + ".redis.default.svc.cluster.local"
	if answer := m.redis(m.podOn("node-a"), "-h", name, "get", "home"); answer != "node-b" {
		m.t.Errorf("by name from another node: %q", answer)
	}
	ask := "exec 3<>/dev/tcp/redis-read.default.svc.cluster.local/6379; printf 'GET home\\r\\n' >&3; read -r a <&3; read -r b <&3; echo $b"
	answer := m.run(m.lab, "client", "--", "timeout", "5", "bash", "-c", ask)
	if strings.TrimSpace(answer) != "node-a" {
		m.t.Errorf("the client, being in zone-a, is served by %q through the Service that prefers near endpoints", answer)
	}
}

func survivesAKilledServer(m *machine) {
	pod := m.podOn("node-a")
	m.timed("signal", "KILL", "default/"+pod)
	m.await("jsonpath={.status.containerStatuses[0].restartCount}=1", "pod/"+pod, 20*time.Second)
	m.await("condition=Ready", "pod/"+pod, 20*time.Second)
	if answer := m.redis(pod, "get", "home"); answer != "node-a" {
		m.t.Errorf("after a killed server the volume says %q", answer)
	}
}

func cutAndHealed(m *machine) {
	pod := m.podOn("node-b")
	m.timed("cut", "node-b")
	m.await("condition=Ready=Unknown", "node/node-b", time.Minute)
	m.timed("heal", "node-b")
	m.await("condition=Ready", "node/node-b", time.Minute)
	m.await("condition=Ready", "pod/"+pod, 30*time.Second)
	if answer := m.redis(pod, "get", "home"); answer != "node-b" {
		m.t.Errorf("after a cut that healed the node says %q", answer)
	}
}

func lostAndReturned(m *machine) {
	pod := m.podOn("node-c")
	if took := m.timed("lose", "node-c"); took > time.Second {
		m.t.Errorf("losing a node took %s", took)
	}
	m.await("condition=Ready=Unknown", "node/node-c", time.Minute)
	m.timed("return", "node-c")
	m.kubectl("delete", "pvc", "data-"+pod, "--wait=false")
	m.kubectl("delete", "pod", pod, "--grace-period=0", "--force")
	begun := time.Now()
	m.kubectl("rollout", "status", "statefulset/redis", "--timeout=120s")
	m.await("condition=Ready", "pod/"+pod, time.Minute)
	m.t.Logf("an empty Redis on the returned node after %.1f s", time.Since(begun).Seconds())
	if answer := m.redis(pod, "exists", "home"); answer != "0" {
		m.t.Errorf("a lost node still has its data: exists = %q", answer)
	}
}
