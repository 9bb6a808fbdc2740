# Lets Multus begin on this node, and waits until it serves pods. Arguments: thick or thin, then the address of the API server that pods use.
#
# Its daemon needs the configuration that the cluster's own network writes, and Services, by which it asks the API server. Where one of them
# lacks it ends, and is tried again ten seconds later or more. So it is held until there is this file. The configuration itself cannot be the
# sign: the daemon ends when its sign is written anew.
sign=/etc/kindred/multus/primary
config=/etc/cni/net.d/00-multus.conf

# It names its configuration after the version of the one that it found. That of the other kind may be there still.
served() {
  case $1 in
    thick) [ -S /run/multus/multus.sock ] && configured multus-shim ;;
    *) [ -x /opt/cni/bin/multus ] && configured multus ;;
  esac
}

configured() { grep -qs "\"$1\"" "$config" "${config}list"; }

primary() {
  for file in /etc/cni/net.d/*; do
    [ "${file%list}" = "$config" ] || [ ! -f "$file" ] || return 0
  done
  return 1
}

reachable() { curl --silent --insecure --max-time 2 --output /dev/null "https://$1/readyz"; }

if [ ! -e "$sign" ]; then
  until primary; do sleep 0.3; done
  tries=0
  while [ $tries -lt 60 ] && command -v curl >/dev/null && ! reachable "$2"; do
    tries=$((tries + 1))
    sleep 0.3
  done
  mkdir -p "${sign%/*}" && : >"$sign"
fi
# A rollout is done before the daemon answers, and before it has written its configuration: a pod that is made in between gets no interface.
until served "$1"; do sleep 0.1; done
