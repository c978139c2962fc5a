package main

import (
	"fmt"
	"strings"

	"hearth.dev/lab/internal/process"
	"hearth.dev/lab/internal/registry"
)

type command struct {
	name, arguments, summary string
	run                      func(args []string) error
}

func commands() []command {
	return []command{
		{"up", "", "bring the lab up, or mend what is missing of it", up},
		{"down", "", "take it away and leave nothing behind", down},
		{"status", "", "nodes, zones, links, memory, addresses", status},
		{"kubeconfig", "", "print the path of the administrator's kubeconfig", kubeconfig},
		{"audit", "", "print the path of the record of what pods asked of the API server", audit},
		{"build", "", "build all programs into the cache and print its path", build},
		{"bin", "", "print the folder with etcd, kube-apiserver, kubectl, helm …", bin},
		{"cut", "NODE", "take a Kubernetes node's link down", cut},
		{"heal", "NODE", "take it up again", heal},
		{"lose", "NODE", "lose a Kubernetes node with its volumes, as by a power loss", lose},
		{"return", "NODE", "bring a lost node back as an empty machine", returnNode},
		{"pid", "NAMESPACE/POD[/CONTAINER]", "print the machine's id of a pod's main process", pid},
		{"signal", "KILL|STOP|CONT|TERM NAMESPACE/POD", "send that process a signal", sendSignal},
		{"client", "-- PROGRAM …", "run a program where Services and their names are reached", runClient},
		{"images", "build", "make the lab's own images again and push them", images},
		{"image", "build -f RECIPE.json", "build an image without a container engine", imageCommand},
		{"load", "ARCHIVE.tar|IMAGE", "put an image into the lab's registry", load},
	}
}

func dispatch(args []string) error {
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		fmt.Print(usage())
		return nil
	}
	switch args[0] {
	case process.EnterCommand:
		return process.EnterAndRun(args[1:])
	case registry.ServeCommand:
		return registry.Serve(args[1])
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(args[1:])
		}
	}
	return fmt.Errorf("unknown command %q\n\n%s", args[0], usage())
}

func usage() string {
	var text strings.Builder
	text.WriteString("lab: a real Kubernetes with three nodes in three zones on this machine\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&text, "  %-50s %s\n", strings.TrimSpace("lab "+c.name+" "+c.arguments), c.summary)
	}
	return text.String()
}
