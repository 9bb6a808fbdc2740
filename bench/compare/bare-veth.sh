#!/usr/bin/env bash
# TCP throughput over one veth pair between two network namespaces, which nothing routes or bridges. Prints Gbit/s as the receiver saw it.
#
#   bare-veth.sh SECONDS
set -euo pipefail
export LC_ALL=C
# shellcheck source=bench/compare/lib.sh
. "${BASH_SOURCE[0]%/*}/lib.sh"

if [[ $1 != inside ]]; then
  need iperf3 iperf3 unshare util-linux ip iproute2
  exec unshare --user --map-root-user --net --mount --pid --ipc --fork --kill-child --mount-proc bash "$0" inside "$1"
fi

mount -t tmpfs -o mode=755 veth /run
mkdir /run/netns
ip -batch - <<END
netns add left
netns add right
link add name left0 mtu 1500 netns left type veth peer name right0 mtu 1500 netns right
END
for side in left right; do
  [[ $side == left ]] && number=1 || number=2
  nsenter --net="/run/netns/$side" ip -batch - <<END
link set dev lo up
address add 10.0.0.$number/24 dev ${side}0
link set dev ${side}0 up
END
done
transfer 10.0.0.2 "$2" nsenter --net=/run/netns/right :: nsenter --net=/run/netns/left
