#!/usr/bin/env bash
# The lab of Kindred's netns provider made by hand, as a good shell programmer would: the same namespaces, the same lines of ip -batch,
# the same calls of the CNI plugins with the same JSON, and nothing else. Every cluster has one node, and the pods have eth0 and net1.
#
#   bare-lab.sh CLUSTERS PODS_PER_CLUSTER WORKERS [PIDFILE]
#
# Prints "outside MS": the milliseconds from its first outside call to its last. Then it ends the lab, unless there is a PIDFILE to
# leave two process ids in: that of the lab's process 1, and that of unshare above it, whose end ends the lab. WORKERS share the
# clusters among them.
#
#   CNI_PATH  the folder with ptp and host-local; default: the usual ones, else Debian's package in bench/compare/cache
set -euo pipefail
export LC_ALL=C
here=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
# shellcheck source=bench/compare/lib.sh
. "$here/lib.sh"

(($# == 3 || $# == 4)) || die 2 "usage: bare-lab.sh CLUSTERS PODS_PER_CLUSTER WORKERS [PIDFILE]"
(($1 >= 1 && $1 <= 59)) || die 2 "1 to 59 clusters, please: beyond that the blocks of the plan are others"
(($2 >= 1 && $2 <= 253)) || die 2 "1 to 253 pods a cluster, please: they share a /24"
(($3 >= 1 && $3 <= $1)) || die 2 "1 to $1 workers, please: they share the clusters"
need unshare util-linux nsenter util-linux ip iproute2
find_plugins

begin=${EPOCHREALTIME/./}
exec {said}< <(exec setsid unshare --user --map-root-user --net --mount --pid --ipc --fork --kill-child \
  sh "$here/bare-inside.sh" "$1" "$2" "$3" </dev/null)
unshare=$!
trap 'kill -9 $unshare' EXIT
# A lab that takes this long has failed.
read -r -t 300 -u "$said" line || line=
[[ $line == ready ]] || die 1 "the bare lab failed"
end=${EPOCHREALTIME/./}
read -r holder _ <"/proc/$unshare/task/$unshare/children" || : # there is no end of line
printf 'outside %d.%03d\n' $(((end - begin) / 1000)) $(((end - begin) % 1000))
trap - EXIT
if (($# == 4)); then
  echo "$holder $unshare" >"$4"
else
  end_lab "$holder" "$unshare"
fi
