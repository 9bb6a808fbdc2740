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
  if [ -e "/proc/sys/$1" ]; then echo "$2" >"/proc/sys/$1"; fi
}
setting net/ipv6/conf/all/disable_ipv6 0
setting net/ipv6/conf/default/disable_ipv6 0
setting net/ipv6/conf/eth0/disable_ipv6 0
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

# Data-plane packets keep their source address: they are not tracked, and so never translated.
if command -v nft >/dev/null; then
nft -f - <<'END'
table inet kindred
delete table inet kindred
table inet kindred {
  chain prerouting {
    type filter hook prerouting priority raw
    ip saddr 10.1.0.0/16 ip daddr 10.1.0.0/16 notrack
    ip6 saddr fd10:1::/48 ip6 daddr fd10:1::/48 notrack
    ip saddr 10.2.0.0/16 ip daddr 10.2.0.0/16 notrack
    ip saddr 10.3.0.0/16 ip daddr 10.3.0.0/16 notrack
  }
  chain errors {
    type filter hook prerouting priority raw
    ip daddr 10.1.0.0/16 icmp type { destination-unreachable, time-exceeded, parameter-problem } notrack
    ip6 daddr fd10:1::/48 icmpv6 type { packet-too-big, destination-unreachable, time-exceeded, parameter-problem } notrack
    ip daddr 10.2.0.0/16 icmp type { destination-unreachable, time-exceeded, parameter-problem } notrack
    ip daddr 10.3.0.0/16 icmp type { destination-unreachable, time-exceeded, parameter-problem } notrack
  }
  chain output {
    type filter hook output priority raw
    udp dport 14789 notrack
  }
}
END
else
untracked() {
  program=$1 chain=$2
  shift 2
  "$program" -w -t raw -C "$chain" "$@" -j CT --notrack 2>/dev/null ||
    "$program" -w -t raw -I "$chain" "$@" -j CT --notrack
}
exempt() {
  untracked "$1" PREROUTING -s "$2" -d "$2" || return
  for type in $5; do
    untracked "$1" PREROUTING -d "$2" -p "$3" "$4" "$type" || return
  done
}
exempt iptables 10.1.0.0/16 icmp --icmp-type '3 11 12'
exempt ip6tables fd10:1::/48 ipv6-icmp --icmpv6-type '1 2 3 4'
exempt iptables 10.2.0.0/16 icmp --icmp-type '3 11 12'
exempt iptables 10.3.0.0/16 icmp --icmp-type '3 11 12'
untracked iptables OUTPUT -p udp --dport 14789
fi || exit 1
