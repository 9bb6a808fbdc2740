#!/usr/bin/env bash
# Times Mininet, one switch and so many hosts. Prints milliseconds: "start MS" from the start of mn to its prompt, "stop MS" from there
# to the end of mn; with "ping" also "ping MS" for its pingall, and "received N/M".
#
#   mininet.sh HOSTS [ping]
#
# Mininet makes its switch where it is started, raises limits of the whole machine, and ends strangers' processes when it cleans up
# after a failure. So it runs in a user, network, mount and PID namespace of its own, as the labs that it is compared with do. There
# it cannot raise the kernel's limit of neighbours (net.ipv4.neigh.default.gc_thresh3), which is one for all namespaces and too low
# for a pingall of 100 hosts: pings would be lost and time out. With "ping" the hosts therefore have static ARP entries (mn --arp),
# which do not count. That spares Mininet all ARP traffic.
set -euo pipefail
export LC_ALL=C

if [[ $1 != inside ]]; then
  # shellcheck source=bench/compare/lib.sh
  . "${BASH_SOURCE[0]%/*}/lib.sh"
  (($# >= 1 && $1 >= 2 && $1 <= 250)) || die 2 "usage: mininet.sh HOSTS [ping], 2 to 250 hosts"
  need mn mininet brctl bridge-utils ping iputils-ping unshare util-linux
  # Mininet's own hosts take themselves out of the signals that end a session, so the PID namespace is what ends them.
  exec unshare --user --map-root-user --net --mount --pid --ipc --fork --kill-child --mount-proc bash "$0" inside "$@"
fi

hosts=$2 ping=${3:-}
mount -t tmpfs -o mode=755 mininet /run
mount -t tmpfs mininet /tmp
mount -t sysfs sysfs /sys
cd /tmp
options=()
{
  echo 'sh date +%s%N >>/tmp/marks'
  if [[ -n $ping ]]; then
    options=(--arp)
    echo pingall
    echo 'sh date +%s%N >>/tmp/marks'
  fi
  echo exit
} >commands
begin=$(date +%s%N)
timeout -k 5 300 mn --switch lxbr --controller none --topo "single,$hosts" "${options[@]}" <commands >log 2>&1 ||
  { cat log >&2; exit 1; }
end=$(date +%s%N)
mapfile -t marks <marks

span() { printf '%s %d.%03d\n' "$1" $((($3 - $2) / 1000000)) $((($3 - $2) / 1000 % 1000)); }

span start "$begin" "${marks[0]}"
if [[ -n $ping ]]; then
  span ping "${marks[0]}" "${marks[1]}"
  sed -n 's/.*Results:.*(\([0-9]*\/[0-9]*\) received).*/received \1/p' log
fi
span stop "${marks[-1]}" "$end"
