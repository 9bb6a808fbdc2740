#!/usr/bin/env bash
# The image of Multus, under the name of the project's own release.
# needs: multus
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
root=$1/root
reference=ghcr.io/k8snetworkplumbingwg/multus-cni:v4.2.3-thick
echo "$reference" >"$1/reference"
mkdir -p "$root"/{usr/src/multus-cni,run,tmp,var,etc}
cp -r "$(result multus)/bin" "$root/usr/src/multus-cni"
ln "$root"/usr/src/multus-cni/bin/{install_multus,thin_entrypoint,kubeconfig_generator,cert-approver} "$root"
# The daemon dies on a user that it cannot look up.
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
# Without this link the daemon does not see the network namespaces of the pods.
ln -s ../run "$root/var/run"
pack "$1/image.tar" '{"Entrypoint": ["/usr/src/multus-cni/bin/multus-daemon"], "Env": ["PATH=/usr/src/multus-cni/bin"]}' \
  "$reference" "$root"
rm -rf "$root"
