# Lets Multus begin on this node, and waits until it serves pods. Arguments: thick or thin, then the address of the API server that pods use;
# then "again" on a node that has been started again: there it is not waited for unless it was there before.
#
# It needs the configuration that the cluster's own network writes, and the thin one needs Services, by which it asks the API server. Where one
# of them lacks it ends, and is tried again ten seconds later or more. So it is held until there is this file. The configuration itself cannot
# be the sign: the daemon ends when its sign is written anew.
sign=/etc/kindred/multus/primary
config=/etc/cni/net.d/00-multus.conf

case $1 in
  thick) plugin=multus-shim ;;
  *) plugin=multus ;;
esac

# It names its configuration after the version of the one that it found. That of the other kind may be there still.
configured() { grep -qs "\"$plugin\"" "$config" "${config}list"; }

serves() {
  case $1 in
    thick) [ -S /run/multus/multus.sock ] ;;
    *) [ -x /opt/cni/bin/multus ] ;;
  esac
}

primary() {
  for file in /etc/cni/net.d/*; do
    [ "${file%list}" = "$config" ] || [ ! -f "$file" ] || return 0
  done
  return 1
}

reachable() { [ "$1" = thick ] || curl --silent --insecure --max-time 2 --output /dev/null "https://$2/readyz"; }

[ "${3:-}" != again ] || configured || exit 0
if [ ! -e "$sign" ]; then
  until primary; do sleep 0.3; done
  tries=0
  while [ $tries -lt 60 ] && command -v curl >/dev/null && ! reachable "$@"; do
    tries=$((tries + 1))
    sleep 0.3
  done
  mkdir -p "${sign%/*}" && : >"$sign"
fi
# A rollout is done before the daemon answers, and before it has written its configuration: a pod that is made in between gets no interface.
until serves "$1" && configured; do sleep 0.1; done
# What the node puts back when it boots, see there.
rm -f /etc/kindred/00-multus.conf*
for file in "$config" "${config}list"; do
  if grep -qs "\"$plugin\"" "$file"; then cp "$file" /etc/kindred/; fi
done
