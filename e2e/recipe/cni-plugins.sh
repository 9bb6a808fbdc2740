#!/usr/bin/env bash
# The CNI plugins that kind's own node image has, and those of Kindred's other network types.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
go_install "$1" github.com/containernetworking/plugins@v1.9.1 ./plugins/{ipam/host-local,ipam/static,main/loopback,main/ptp,main/bridge,main/macvlan,main/ipvlan,main/vlan,meta/portmap,meta/tuning}
