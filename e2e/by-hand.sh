#!/usr/bin/env bash
# The seed's lab by hand, in the seed's order of steps: one cluster after the other with Multus on each, then networks and routes, then the
# Deployments, then ping. What Kindred's own run on kind is compared with. Prints the seconds of each step; removes all that it made.
#
#   e2e/by-hand.sh podman|docker
source "$(dirname "${BASH_SOURCE[0]}")/engine.sh"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[[ ${1:-} == podman || ${1:-} == docker ]] || die "which engine? e2e/by-hand.sh podman|docker"

clusters=(edge1 edge2)

# step TEXT COMMAND...: runs it, and says how long it took or what it said.
step() {
  local text=$1 since=${EPOCHREALTIME/./} status
  shift
  set +e
  (set -e; "$@") >"$work/step.log" 2>&1
  status=$?
  set -e
  ((status == 0)) || {
    tail -n 40 "$work/step.log" >&2
    die "failed: $text"
  }
  printf '%7.1f s  %s\n' "$(((${EPOCHREALTIME/./} - since) / 1000))e-3" "$text"
}

clean_up() {
  local status=$? cluster since=${EPOCHREALTIME/./}
  trap - EXIT
  for cluster in "${clusters[@]}"; do kind delete cluster --name "$cluster" >/dev/null 2>&1 || status=1; done
  printf '%7.1f s  %s\n' "$(((${EPOCHREALTIME/./} - since) / 1000))e-3" "delete the clusters, one after the other"
  "$engine_name" network rm kind >/dev/null 2>&1 || true
  engine_stop
  exit "$status"
}

create() {
  kind create cluster --config "$work/lab/kind/$1.yaml" --image "$node_image" --wait 60s
}

load() {
  kind load image-archive --name "$1" "$(result multus-image)/image.tar"
  kind load image-archive --name "$1" "$(result workload-image)/image.tar"
}

# Its image by the name of the release, and a memory limit that it lives with.
install_multus() {
  sed 's/:snapshot-thick/:v4.2.3-thick/; s/memory: "50Mi"/memory: "200Mi"/' "$(result multus)/multus-daemonset-thick.yml" |
    kubectl --context "kind-$1" apply -f -
  kubectl --context "kind-$1" -n kube-system rollout status --timeout 90s daemonset/kube-multus-ds
  "$engine_name" exec "$1-control-plane" timeout 90 sh -c 'until test -e /etc/cni/net.d/00-multus.conf; do sleep 0.5; done'
}

# As the README of the rendered folder says.
add_routes() {
  local node name
  for node in "$work"/lab/nodes/*; do
    name=${node##*/}
    echo "s/via [0-9.]* # $name\$/via $("$engine_name" inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$name")/"
  done >"$work/addresses.sed"
  for node in "$work"/lab/nodes/*; do
    sed -f "$work/addresses.sed" "$node/routes.sh" | "$engine_name" exec -i "${node##*/}" sh
  done
}

deploy() {
  local cluster workload
  for cluster in "${clusters[@]}"; do kubectl --context "kind-$cluster" apply -f "$work/lab/manifests/$cluster"; done
  for cluster in "${clusters[@]}"; do
    for workload in demo1 demo2; do kubectl --context "kind-$cluster" rollout status --timeout 90s "deployment/$workload"; done
  done
}

# address CLUSTER WORKLOAD: of net1, from what Multus wrote down.
address() {
  kubectl --context "kind-$1" get pods -l "app.kubernetes.io/name=$2" -o json |
    jq -re '.items[0].metadata.annotations["k8s.v1.cni.cncf.io/network-status"] | fromjson[] | select(.interface == "net1").ips[0]'
}

# ping_from CLUSTER WORKLOAD TO_CLUSTER TO_WORKLOAD: with the ttl of a packet that was routed twice, and the sender's own address, as the
# receiver's node has counted it. (Nothing of the data plane is tracked there.)
ping_from() {
  local from to node=$3-control-plane
  from=$(address "$1" "$2")
  to=$(address "$3" "$4")
  "$engine_name" exec -i "$node" nft -f - <<END
table inet seen {
  chain arrived {
    type filter hook prerouting priority -400
    ip saddr $from ip daddr $to counter
  }
}
END
  kubectl --context "kind-$1" exec "deployment/$2" -- ping -c 1 -W 5 "$to" | tee -a "$work/ping.log"
  grep -q "from $to: seq=0 ttl=62" "$work/ping.log"
  "$engine_name" exec "$node" nft list table inet seen | grep 'counter packets [1-9]'
  "$engine_name" exec "$node" nft delete table inet seen
}

ping_all() {
  local from to
  for from in demo1 demo2; do
    for to in demo1 demo2; do
      ping_from edge1 "$from" edge2 "$to"
      ping_from edge2 "$from" edge1 "$to"
    done
  done
}

engine "$1"
trap clean_up EXIT
work=$engine_work
export KUBECONFIG=$work/kubeconfig
"$here/../kindred" -f "$here/seed.yaml" render "$work/lab" >"$work/step.log" 2>&1 || die "kindred render: $(<"$work/step.log")"
node_image=$(<"$(result node-image)/reference")
step "load the node image into $1" engine_load "$(result node-image)"
began=${EPOCHREALTIME/./}
for cluster in "${clusters[@]}"; do
  step "create cluster $cluster" create "$cluster"
  step "load images into $cluster" load "$cluster"
  step "Multus on $cluster" install_multus "$cluster"
done
step "routes" add_routes
step "networks and Deployments" deploy
step "first ping, from edge2/demo1 to edge1/demo1, ttl=62" ping_from edge2 demo1 edge1 demo1
printf '%7.1f s  from nothing to the first ping\n' "$(((${EPOCHREALTIME/./} - began) / 1000))e-3"
tail -n 6 "$work/ping.log"
step "8 pings between the clusters, ttl=62, source addresses kept" ping_all
