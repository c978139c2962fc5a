# Hearth. `make help` explains every target.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:

export JAVA_HOME := $(shell build/jdk.sh 2>/dev/null)
MVN := mvn -B -ntp $(MVN_ARGS)
CACHE := $(or $(HEARTH_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/hearth)
LAB := build/lab
VERSION := 0.1.0
REGISTRY ?= registry.hearth.lab/hearth

.PHONY: help
help: ## Explain every target
	@awk 'BEGIN {FS = ":.*## "; print "Hearth:\n"} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ See it
.PHONY: demo demo-down
demo: images ## Lose a Kubernetes node under load on a real three-zone cluster, and watch Hearth mend it
	build/run-e2e demo

demo-down: prepare ## Remove everything the demo made
	build/run-e2e demo-down

##@ Build and test
.PHONY: prepare check test generate format build clean
prepare:
	@build/prepare.sh

check: prepare ## Format, compile, unit, golden, architecture, generated files, chart, links: everything that needs no server
	$(MVN) -q verify -DskipServerTests=true
	build/check-generated
	build/check-chart
	build/check-links

test: prepare ## Everything, on real servers and a real three-zone Kubernetes (CI runs exactly this)
	build/test

generate: prepare ## Write the CRDs, their reference pages and the chart's copies anew from the Java types
	build/generate

format: prepare ## Format every Java file
	$(MVN) -q spotless:apply

build: prepare ## Compile and package without tests
	$(MVN) -q package -DskipTests

clean: ## Remove what builds made in the tree (not the cache)
	find . -name target -type d -not -path './.git/*' -prune -exec rm -rf {} +

##@ The lab: a real Kubernetes on this machine, without a container engine
.PHONY: lab-up lab-down lab-status lab-cut lab-heal lab-lose lab-return lab-load images
lab-up: prepare ## Bring up three Kubernetes nodes in three zones
	$(LAB) up

lab-down: prepare ## Remove the lab without a trace
	$(LAB) down

lab-status: prepare ## Show nodes, zones, faults and where the kubeconfig is
	@$(LAB) status

lab-cut: prepare ## Cut a Kubernetes node off the network: make lab-cut NODE=node-a
	$(LAB) cut $(NODE)

lab-heal: prepare ## Undo lab-cut: make lab-heal NODE=node-a
	$(LAB) heal $(NODE)

lab-lose: prepare ## Lose a Kubernetes node for good, with its volumes: make lab-lose NODE=node-a
	$(LAB) lose $(NODE)

lab-return: prepare ## Bring a lost node back as an empty machine: make lab-return NODE=node-a
	$(LAB) return $(NODE)

lab-load: prepare ## Load an image archive into the lab: make lab-load IMAGE=image.tar
	$(LAB) load $(IMAGE)

images: prepare ## Build all images and put them into the lab's registry, or into yours: make images REGISTRY=registry.example.com/hearth
	build/images $(REGISTRY)
