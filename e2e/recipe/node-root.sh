#!/usr/bin/env bash
# The root filesystem of a node, from Debian's packages. Needs root. In namespaces of its own, so that what debootstrap mounts and starts
# ends with it, whatever happens.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
release=bookworm
packages=(
  systemd systemd-sysv                    # the init of a node
  containerd runc                         # run its pods
  conntrack ethtool iproute2 iptables kmod mount nftables socat util-linux # kubeadm, kubelet, kube-proxy and kind's entrypoint use these
  curl ca-certificates jq procps          # kind's scripts, and whoever looks into a node
)
((EUID == 0)) || die "debootstrap needs root"
list=$(IFS=,; printf %s "${packages[*]}")
unshare --mount --pid --fork --kill-child --mount-proc debootstrap --variant=minbase --include="$list" "$release" "$1/root" "${KINDRED_DEBIAN:-http://deb.debian.org/debian}"
cd "$1/root"
rm -rf var/lib/apt/lists/* var/cache/apt/*.bin var/cache/apt/archives/*.deb var/log/* usr/share/{doc,man,locale,info}/* debootstrap
: >etc/machine-id
