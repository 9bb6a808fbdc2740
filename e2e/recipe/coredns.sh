#!/usr/bin/env bash
# The DNS server of the clusters.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
go_install "$1" github.com/coredns/coredns@v1.12.4 .
