#!/bin/sh
# The data plane of node edge1-control-plane in lab mixed. To be run on the node, as root:
#   docker exec -i edge1-control-plane sh < nodes/edge1-control-plane/routes.sh
# The routes lead to the other nodes by these addresses of the plan. Where the engine gave a
# node another one, they must be changed below; README.md has the commands that do it.
#   core-control-plane  172.30.0.2
#   core-worker  172.30.0.3
#   core-control-plane  fd6b:696e:6472::2
#   core-worker  fd6b:696e:6472::3
set -eu

# The kernel forwards, and takes packets by whatever interface they come.
setting() {
  if [ -e "/proc/sys/$1" ]; then echo "$2" > "/proc/sys/$1"; fi
}
setting net/ipv4/ip_forward 1
setting net/ipv4/conf/all/rp_filter 0
setting net/ipv4/conf/default/rp_filter 0
setting net/ipv6/conf/all/forwarding 1
setting net/ipv6/conf/all/keep_addr_on_down 1
setting net/ipv6/conf/all/accept_dad 0
setting net/ipv6/conf/default/accept_dad 0
setting net/ipv6/conf/default/dad_transmits 0
setting net/ipv4/conf/all/arp_notify 1
setting net/ipv6/conf/all/ndisc_notify 1
setting net/ipv6/conf/default/ndisc_notify 1
setting net/ipv6/conf/eth0/accept_dad 0
setting net/ipv6/conf/eth0/ndisc_notify 1
setting net/ipv4/conf/eth0/forwarding 1
setting net/ipv6/conf/eth0/forwarding 1

# Data-plane packets keep their source address; kind's network agent would masquerade them.
exempt() {
  if command -v "$1" > /dev/null; then
    "$1" -w -t nat -C POSTROUTING -d "$2" -j ACCEPT 2> /dev/null ||
      "$1" -w -t nat -I POSTROUTING -d "$2" -j ACCEPT
  fi
}
exempt iptables 10.1.0.0/16
exempt ip6tables fd10:1::/48
exempt iptables 10.2.0.0/16

# data-plane
ip route replace proto 75 10.1.1.0/25 via 172.30.0.2 # core-control-plane
ip route replace proto 75 fd10:1:0:1::/65 via fd6b:696e:6472::2 # core-control-plane
ip route replace proto 75 10.1.1.128/25 via 172.30.0.3 # core-worker
ip route replace proto 75 fd10:1:0:1:8000::/65 via fd6b:696e:6472::3 # core-worker
ip route replace proto 75 unreachable 10.1.0.0/16 metric 4096
ip route replace proto 75 unreachable fd10:1::/48 metric 4096

# storage
ip route replace proto 75 10.2.1.0/25 via 172.30.0.2 # core-control-plane
ip route replace proto 75 10.2.1.128/25 via 172.30.0.3 # core-worker
ip route replace proto 75 unreachable 10.2.0.0/16 metric 4096

# Pods on a network of the type macvlan are on one link, by VXLAN between its nodes.
segment() {
  device=$1 number=$2 bytes=$3 ends=
}
own() {
  ip -details link show dev "$device" 2> /dev/null |
    grep -q "vxlan id $number local $1 .*dstport 14789 " || {
    ip link del dev "$device" 2> /dev/null || :
    ip link add name "$device" type vxlan id "$number" local "$1" dstport 14789
  }
  ip link set dev "$device" mtu "$bytes" addrgenmode none up
}
end() {
  ends="$ends $1 "
  bridge fdb append 00:00:00:00:00:00 dev "$device" dst "$1" 2> /dev/null || :
}
joined() {
  bridge fdb show dev "$device" | sed -n 's/^00:00:00:00:00:00 dst \([^ ]*\).*/\1/p' |
    while read -r there; do
      case $ends in
        *" $there "*) ;;
        *) bridge fdb del 00:00:00:00:00:00 dev "$device" dst "$there" ;;
      esac
    done
}

segment segment3 3 1500 # radio
own 172.30.0.4 # edge1-control-plane
joined
