# Process 1 of a lab: it owns the namespaces, and all in them goes when it ends.
# Standard input gives the underlay's MTU, then, once the lab's ledger knows this process, "go" and
# until when the lab is wanted: when the starter dies before that, the lab ends here. Only what has
# become the keeper is a lab.
echo begun
exec 4<"$2/keeper.sh" || exit 1 # The lab's folder may lie below /run.
mount -n -t proc proc /proc && # With -n it keeps no account of that in the machine's own /run.
  mount -n -t tmpfs -o mode=755 kindred /run &&
  mkdir -m 700 /run/kindred && # Programs of other users in pods have no business there.
  mkdir -p /run/netns /run/kindred/bin /run/kindred/pods /run/kindred/conf /run/kindred/leases /run/kindred/agents /run/kindred/work &&
  cat <&4 >/run/kindred/bin/keeper.sh &&
  mkfifo -m 600 /run/kindred/keeper &&
  mount --bind /run/netns /run/netns &&
  : >/run/netns/underlay &&
  mount --bind /proc/self/ns/net /run/netns/underlay || exit 1
exec 4<&- 3<>/run/kindred/keeper # Both ends: it is never empty for want of writers.
read -r mtu || exit 1
ip -batch - <<END || exit 1
link set dev lo up
link add name kindred0 mtu $mtu type bridge
link set dev kindred0 up
END
echo ready
read -r go until && [ "$go" = go ] || exit 1
trap '' HUP INT TERM
cd /
exec sh /run/kindred/bin/keeper.sh "$until" </dev/null >/dev/null 2>&1
