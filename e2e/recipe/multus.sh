#!/usr/bin/env bash
# The commands of Multus' image, and its DaemonSets.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
module=gopkg.in/k8snetworkplumbingwg/multus-cni.v4@v4.2.3
go_install "$1/bin" "$module" ./cmd/{multus,multus-daemon,multus-shim,install_multus,passthru-cni,kubeconfig_generator,thin_entrypoint,cert-approver}
mv "$1/bin/passthru-cni" "$1/bin/passthru"
cp --no-preserve=mode "$(module_folder "$module")"/deployments/*.yml "$1"
