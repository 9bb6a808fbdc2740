#!/usr/bin/env bash
# The image of a kind node, made as kind makes its own: kind's files (from its module) on a Debian, the Kubernetes commands, and the images
# of what runs on a node. Needs root.
# needs: kubernetes etcd coredns cni-plugins node-root
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
own=$recipes/node-image
root=$1/root
kubernetes=$(result kubernetes)
kind=$(module_folder "sigs.k8s.io/kind@$kind_version")/images/base

copy_system() {
  cp -a "$(result node-root)/root" "$root"
  # As kind's Dockerfile does: no unit but those of a node.
  local units=$root/usr/lib/systemd/system
  rm -f "$root"/etc/systemd/system/*.wants/* "$units"/{multi-user,local-fs,basic}.target.wants/* "$units"/sockets.target.wants/*{udev,initctl}* \
    "$units/sysinit.target.wants/systemd-tmpfiles-setup.service"
  echo ReadKMsg=no >>"$root/etc/systemd/journald.conf"
  cp -r --no-preserve=mode,ownership "$kind"/files/{etc,kind,usr} "$root"
  chmod 755 "$root"/kind/bin/* "$root"/usr/local/bin/*
  ln -s ../../bin/containerd ../../bin/ctr "$root/usr/local/bin"
}

# Kind's files expect rights that root has not everywhere: raising limits and lowering out-of-memory scores.
adapt_units() {
  sed -i '/^OOMScoreAdjust=\|^Limit/d' "$root/etc/systemd/system/containerd.service"
  sed -i 's/restrict_oom_score_adj = false/restrict_oom_score_adj = true/' "$root/etc/containerd/config.toml"
  echo 'KUBELET_EXTRA_ARGS=--runtime-cgroups=/system.slice/containerd.service --feature-gates=KubeletInUserNamespace=true' >"$root/etc/default/kubelet"
  install -m 644 "$own/pod-network.service" "$root/etc/systemd/system"
  install -m 755 "$own/pod-network" "$root/kind/bin"
  SYSTEMD_OFFLINE=1 chroot "$root" systemctl enable kubelet.service containerd.service undo-mount-hacks.service pod-network.service
  SYSTEMD_OFFLINE=1 chroot "$root" systemctl mask systemd-binfmt.service
}

copy_commands() {
  install -D -m 755 "$kubernetes/kubernetes" "$root/usr/bin/kubernetes"
  local name
  for name in kubeadm kubectl kubelet; do ln -s kubernetes "$root/usr/bin/$name"; done
  install -D -m 755 -t "$root/opt/cni/bin" "$(result cni-plugins)"/{host-local,loopback,portmap,ptp}
  mkdir -p "$root"/{etc/kubernetes/manifests,etc/cni/net.d,kind/manifests}
  printf %s "$kubernetes_version" >"$root/kind/version"
  install -m 644 -t "$root/kind/manifests" "$own"/default-{cni,storage}.yaml
}

# A program of the system for the image $1, with the libraries that it names and is known to load.
copy_program() {
  local file
  for file in "$2" $(chroot "$root" ldd "$2" | grep -o '/[^ ]*'); do
    mkdir -p "$1${file%/*}"
    cp -L --preserve=mode "$root$file" "$1$file"
  done
}

# One image under the names of four: what differs is the command, and that is in the manifests.
pack_kubernetes() {
  local image=$1/kubernetes name references=
  mkdir -p "$image"/{usr/{local/bin,lib,lib64,sbin},tmp,etc,run,var}
  ln -s usr/lib "$image/lib"
  ln -s usr/lib64 "$image/lib64"
  ln -s usr/sbin "$image/sbin"
  ln -s ../run "$image/var/run"
  cp "$kubernetes/kubernetes" "$image/usr/local/bin"
  for name in kube-apiserver kube-controller-manager kube-proxy kube-scheduler; do
    ln -s kubernetes "$image/usr/local/bin/$name"
    references+=" registry.k8s.io/$name:$kubernetes_version"
  done
  copy_program "$image" /usr/sbin/xtables-nft-multi
  copy_program "$image" /usr/sbin/conntrack
  cp -a "$root/usr/lib/$machine-linux-gnu/xtables" "$image/usr/lib/$machine-linux-gnu"
  # Of the match "statistic", by which kube-proxy divides a Service among several pods.
  cp -L "$root/lib/$machine-linux-gnu/libm.so.6" "$image/usr/lib/$machine-linux-gnu"
  for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
    ln -s xtables-nft-multi "$image/usr/sbin/$name"
  done
  pack "$1/kubernetes.tar" '{"Env": ["PATH=/usr/local/bin:/usr/sbin:/usr/bin"]}' "${references# }" "$image"
}

# pack_program FOLDER PROGRAM REFERENCES: an image of one static program.
pack_program() {
  local name=${2##*/}
  install -D -m 755 "$2" "$1/$name/usr/local/bin/$name"
  mkdir "$1/$name/tmp"
  pack "$1/$name.tar" "$(jq -nc --arg program "/usr/local/bin/$name" '{Env: ["PATH=/usr/local/bin"], Entrypoint: [$program]}')" "$3" "$1/$name"
}

pack_images() {
  mkdir "$1"
  pack_kubernetes "$1"
  pack_program "$1" "$(result etcd)/etcd" registry.k8s.io/etcd:3.6.5-0
  # kubeadm asks for 1.12.1; a later patch release answers to that name.
  pack_program "$1" "$(result coredns)/coredns" registry.k8s.io/coredns/coredns:v1.12.1
  # containerd asks for 3.10, kubeadm for 3.10.1.
  pack_program "$1" "$kubernetes/pause" "registry.k8s.io/pause:3.10 registry.k8s.io/pause:3.10.1"
}

copy_system
adapt_units
copy_commands
pack_images "$1/images"
mkdir "$root/images"
mv "$1"/images/*.tar "$root/images"
unshare --mount --pid --fork --kill-child --mount-proc "$own/import-images" "$root"
rm -rf "$root/images" "$1/images"
find_key node-image
reference=localhost/kindred-node:$kubernetes_version-${keys[node-image]}
echo "$reference" >"$1/reference"
pack "$1/image.tar" '{"Env": ["container=docker", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], "Entrypoint": ["/usr/local/bin/entrypoint", "/sbin/init"], "StopSignal": "SIGRTMIN+3"}' \
  "$reference" "$root"
rm -rf "$root"
