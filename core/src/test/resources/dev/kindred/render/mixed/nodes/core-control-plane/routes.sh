#!/bin/sh
# The data plane of node core-control-plane in lab mixed. To be run on the node, as root:
#   docker exec -i core-control-plane sh < nodes/core-control-plane/routes.sh
# The routes lead to the other nodes by these addresses of the plan. Where the engine gave a
# node another one, they must be changed below; README.md has the commands that do it.
#   core-worker  172.30.0.3
#   edge1-control-plane  172.30.0.4
#   core-worker  fd6b:696e:6472::3
#   edge1-control-plane  fd6b:696e:6472::4
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
ip route replace proto 75 10.1.1.128/25 via 172.30.0.3 # core-worker
ip route replace proto 75 fd10:1:0:1:8000::/65 via fd6b:696e:6472::3 # core-worker
ip route replace proto 75 10.1.2.0/24 via 172.30.0.4 # edge1-control-plane
ip route replace proto 75 fd10:1:0:2::/64 via fd6b:696e:6472::4 # edge1-control-plane
ip route replace proto 75 unreachable 10.1.0.0/16 metric 4096
ip route replace proto 75 unreachable fd10:1::/48 metric 4096

# storage
ip route replace proto 75 10.2.1.128/25 via 172.30.0.3 # core-worker
ip route replace proto 75 10.2.2.0/24 via 172.30.0.4 # edge1-control-plane
ip route replace proto 75 unreachable 10.2.0.0/16 metric 4096
