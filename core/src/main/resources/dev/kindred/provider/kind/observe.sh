# Prints what a node has, in sections that each begin with a line "== NAME". Arguments: the lab, the kernel settings to
# print of the node, "--", and those to print of each network namespace.
lab=$1
shift
questions='address show
route show table all'
section() { printf '\n== %s\n' "$*"; }

section links
echo "$questions" | ip -json -batch -
section settings
while [ "$1" != -- ]; do
  if [ -e "/proc/sys/$1" ]; then printf '%s\t%s\n' "$1" "$(cat "/proc/sys/$1")"; fi
  shift
done
shift
cd /proc/sys || exit
section exempt
if command -v nft >/dev/null; then
  nft -json list table inet kindred 2>/dev/null
else
  iptables -w -t raw -S PREROUTING
  ip6tables -w -t raw -S PREROUTING
fi
section segments
for device in /sys/class/net/segment*; do
  [ ! -e "$device" ] || bridge fdb show dev "${device##*/}" | sed -n "s/^00:00:00:00:00:00 dst \([^ ]*\).*/${device##*/} \1/p"
done
section made-from
cat /etc/kindred/made-from 2>/dev/null
section cni
cat /etc/kindred/cni 2>/dev/null
section multus
cat /etc/cni/net.d/00-multus.conf /etc/cni/net.d/00-multus.conflist 2>/dev/null
for file in /etc/cni/multus/net.d/*.conf; do
  if [ -e "$file" ]; then
    section "config ${file##*/}"
    cat "$file"
  fi
done
for namespace in /run/netns/*; do
  if [ -e "$namespace" ]; then
    # Not by "ip -netns": it mounts /sys anew, which the kernel forbids in a user namespace, where rootless engines have their nodes.
    section "namespace ${namespace##*/}"
    if ! answer=$(echo "$questions" | nsenter --net="$namespace" ip -json -batch - 2>/dev/null) && [ -e "$namespace" ]; then
      # One that is just being made or taken away fails, too: whether it matters is for those to say who know the pods.
      section "unread ${namespace##*/}"
      answer=$(echo "$questions" | nsenter --net="$namespace" ip -json -batch - 2>&1 >/dev/null)
    fi
    printf '%s\n' "$answer"
    section "sysctls ${namespace##*/}"
    nsenter --net="$namespace" grep -s . "$@"
  fi
done
if [ -e /etc/kubernetes/admin.conf ]; then
  section pods
  pods=$(api "/api/v1/namespaces/default/pods?labelSelector=kindred.dev%2Flab%3D$lab" 2>&1)
  printf '%s\n' "$pods"
  case $pods in
    *'"status":"False"'* | *'"status": "False"'*) # One is not ready; there may be a warning that says why.
      section events
      api "/api/v1/namespaces/default/events?fieldSelector=type%3DWarning&limit=500" 2>&1
      ;;
  esac
  # Of what is not the lab's the names will do.
  names=';as=PartialObjectMetadataList;g=meta.k8s.io;v=v1'
  section others deployments
  api "/apis/apps/v1/namespaces/default/deployments?labelSelector=kindred.dev%2Flab%21%3D$lab" "$names" 2>&1
  section others networks
  api "/apis/k8s.cni.cncf.io/v1/namespaces/default/network-attachment-definitions?labelSelector=kindred.dev%2Flab%21%3D$lab" "$names" 2>&1
  # What Multus' daemon needs to do its work beside its program; of one that is gone there is the answer 404.
  section 'multus objects'
  if [ -e "$certificate.key" ] && command -v curl >/dev/null; then
    set --
    for object in api/v1/namespaces/kube-system/serviceaccounts/multus apis/rbac.authorization.k8s.io/v1/clusterroles/multus apis/rbac.authorization.k8s.io/v1/clusterrolebindings/multus apis/apps/v1/namespaces/kube-system/daemonsets/kube-multus-ds; do
      set -- "$@" --output /dev/null "$server/$object"
    done
    curl --silent --max-time 5 --write-out '%{http_code} %{url_effective}\n' --cacert /etc/kubernetes/pki/ca.crt --cert "$certificate.crt" --key "$certificate.key" "$@"
  fi
  section attachments
  api "/apis/k8s.cni.cncf.io/v1/namespaces/default/network-attachment-definitions?labelSelector=kindred.dev%2Flab%3D$lab" 2>&1
fi
section end
