#!/usr/bin/env bash
# Flannel, for clusters whose network is not kind's. Without its backend "udp", which needs a compiler of C: a copy of the module, since that of
# the cache is read only.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
version=v0.27.4
source=$1/source
cp -r --no-preserve=mode "$(module_folder "github.com/flannel-io/flannel@$version")" "$source"
sed -i '/pkg\/backend\/udp"$/d' "$source/main.go"
go_build "$1/flanneld" "$source" . "-X github.com/flannel-io/flannel/pkg/version.Version=$version"
rm -rf "$source"
