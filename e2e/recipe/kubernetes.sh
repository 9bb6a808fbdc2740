#!/usr/bin/env bash
# kubernetes, the program of kubernetes/main.go that is each Kubernetes command by its name; kubectl alone for this machine, as its users
# have it; pause for the pods. Without a version kubeadm takes the module for v0.0.0.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
version="-X k8s.io/component-base/version.gitVersion=$kubernetes_version -X k8s.io/client-go/pkg/version.gitVersion=$kubernetes_version"
grep -q "k8s.io/kubernetes $kubernetes_version\$" "$recipes/kubernetes/go.mod" || die "lib.sh and kubernetes/go.mod differ on the version"
go_build "$1/kubernetes" "$recipes/kubernetes" . "$version"
go_build "$1/kubectl" "$recipes/kubernetes" k8s.io/kubernetes/cmd/kubectl "$version"
go_build "$1/pause" "$recipes/kubernetes" ./pause
