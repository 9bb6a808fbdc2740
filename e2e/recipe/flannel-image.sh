#!/usr/bin/env bash
# The image of Flannel, under the name of the project's own release: one program.
# needs: flannel
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
root=$1/root
reference=ghcr.io/flannel-io/flannel:v0.27.4
echo "$reference" >"$1/reference"
install -D -m 755 "$(result flannel)/flanneld" "$root/opt/bin/flanneld"
mkdir -p "$root"/{etc,tmp,run}
pack "$1/image.tar" '{"Entrypoint": ["/opt/bin/flanneld"]}' "$reference" "$root"
rm -rf "$root"
