#!/bin/sh
# The inside of bare-lab.sh: process 1 of a lab makes it, says "ready", and then only holds it.
#
#   bare-inside.sh CLUSTERS PODS WORKERS          all of the lab
#   bare-inside.sh on-node CLUSTER CLUSTERS PODS  what is done on one node, in its namespace
set -u

# What a cluster needs on the underlay: its node with a cable to the bridge, and the namespaces of its pods.
underlay() {
  echo "netns add edge$1-control-plane"
  echo "link add name node$1 mtu 1500 type veth peer name eth0 mtu 1500 netns edge$1-control-plane"
  echo "link set dev node$1 master lab0 up"
  pod=0
  while [ $pod -lt "$pods" ]; do
    echo "netns add edge$1_demo1-$pod"
    pod=$((pod + 1))
  done
}

# $1: the name of a network, $2: the node, $3: the first three numbers of its range, $4: where the pods' route leads.
config() {
  printf '{"cniVersion":"1.0.0","name":"%s","type":"ptp","ipam":{"type":"host-local","dataDir":"/run/lab/leases/%s",' "$1" "$2"
  printf '"ranges":[[{"subnet":"%s.0/24"}]],"routes":[{"dst":"%s","gw":"%s.1"}]}}\n' "$3" "$4" "$3"
}

make_cluster() {
  underlay "$1" | ip -batch - || return
  config pod_network "edge$1-control-plane" "10.$((96 + $1)).0" 0.0.0.0/0 >"/run/lab/conf/$1.eth0" &&
    config data-plane "edge$1-control-plane" "10.1.$1" 10.1.0.0/16 >"/run/lab/conf/$1.net1" &&
    nsenter --net="/run/netns/edge$1-control-plane" sh "$0" on-node "$1" "$clusters" "$pods"
}

# The clusters of one worker: every so-manieth.
work() {
  cluster=$1
  while [ "$cluster" -le "$clusters" ]; do
    make_cluster "$cluster" || return
    cluster=$((cluster + workers))
  done
}

routes() {
  echo "link set dev lo up"
  echo "address replace 172.30.0.$1/16 dev eth0"
  echo "link set dev eth0 up"
  other=1
  while [ $other -le "$clusters" ]; do
    [ $other -eq "$1" ] || echo "route replace 10.1.$other.0/24 via 172.30.0.$other"
    other=$((other + 1))
  done
  echo "route replace unreachable 10.1.0.0/16 metric 4096"
}

# $1: the pod, $2: the interface, $3: the configuration.
attach() {
  CNI_COMMAND=ADD CNI_CONTAINERID=$1 CNI_NETNS=/run/netns/$1 CNI_IFNAME=$2 \
    "$CNI_PATH/ptp" <"$3" >"/run/lab/pods/$1.$2" && return
  cat "/run/lab/pods/$1.$2" >&2
  return 1
}

if [ "$1" = on-node ]; then
  clusters=$3 pods=$4
  for key in ipv4/ip_forward ipv6/conf/all/forwarding; do echo 1 >/proc/sys/net/$key; done
  for key in ipv4/conf/all/rp_filter ipv4/conf/default/rp_filter \
    ipv6/conf/all/accept_dad ipv6/conf/default/accept_dad ipv6/conf/default/dad_transmits; do
    echo 0 >/proc/sys/net/$key
  done
  routes "$2" | ip -batch - || exit
  pod=0
  while [ $pod -lt "$pods" ]; do
    name=edge$2_demo1-$pod
    nsenter --net="/run/netns/$name" ip link set dev lo up &&
      attach "$name" eth0 "/run/lab/conf/$2.eth0" &&
      attach "$name" net1 "/run/lab/conf/$2.net1" || exit
    pod=$((pod + 1))
  done
  exit
fi

clusters=$1 pods=$2 workers=$3
mount -t proc proc /proc &&
  mount -t tmpfs -o mode=755 lab /run &&
  mkdir -p /run/netns /run/lab/pods /run/lab/conf /run/lab/leases &&
  mount --bind /run/netns /run/netns &&
  ip -batch - <<END || exit 1
link set dev lo up
link add name lab0 mtu 1500 type bridge
link set dev lab0 up
END
if [ "$workers" -eq 1 ]; then
  work 1 || exit 1
else
  worker=1 all=
  while [ "$worker" -le "$workers" ]; do
    work "$worker" &
    all="$all $!"
    worker=$((worker + 1))
  done
  for worker in $all; do wait "$worker" || exit 1; done
fi
echo ready
trap '' CHLD HUP INT TERM
cd / || exit 1
exec sleep infinity >/dev/null 2>&1
