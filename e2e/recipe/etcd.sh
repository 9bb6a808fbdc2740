#!/usr/bin/env bash
# etcd; Debian's 3.4 lacks the health endpoints that kubeadm probes. The version stands in etcd/go.mod: etcd's own replaces modules by
# folders of its repository, which a module does not have.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
go_build "$1/etcd" "$recipes/etcd" go.etcd.io/etcd/server/v3
