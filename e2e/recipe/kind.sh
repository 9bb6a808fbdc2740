#!/usr/bin/env bash
# The kind program.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
go_install "$1" "sigs.k8s.io/kind@$kind_version" .
