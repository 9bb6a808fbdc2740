# Prints what a node has, in sections that each begin with a line "== NAME". Arguments: the lab, the kernel settings to
# print of the node, "--", and those to print of each network namespace.
lab=$1
shift
questions='address show
route show table all'
section() { printf '\n== %s\n' "$*"; }

# By the shell itself: each program that is started costs more than what it does here.
show() {
  if [ -e "$1" ]; then
    while IFS= read -r line || [ -n "$line" ]; do printf '%s\n' "$line"; done <"$1"
  fi
}
# Of a network namespace: links, routes and settings. Not by "ip -netns": it mounts /sys anew, which the kernel forbids in a user namespace, where
# rootless engines have their nodes.
inside='ip -json -batch - <<END || exit
$1
END
printf "\n== sysctls %s\n" "$2"
shift 2
grep -s . "$@"
:'

section links
ip -json -batch - <<END
$questions
END
section settings
settings=
while [ "$1" != -- ]; do
  settings="$settings $1"
  shift
done
shift
cd /proc/sys || exit
# shellcheck disable=SC2086 # words on purpose
grep -Hs . $settings </dev/null
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
show /etc/kindred/made-from
section cni
show /etc/kindred/cni
section multus
show /etc/cni/net.d/00-multus.conf
show /etc/cni/net.d/00-multus.conflist
for file in /etc/cni/multus/net.d/*.conf; do
  if [ -e "$file" ]; then
    section "config ${file##*/}"
    show "$file"
  fi
done
for namespace in /run/netns/*; do
  if [ -e "$namespace" ]; then
    section "namespace ${namespace##*/}"
    if ! answer=$(nsenter --net="$namespace" sh -c "$inside" inside "$questions" "${namespace##*/}" "$@" 2>/dev/null </dev/null) && [ -e "$namespace" ]; then
      # One that is just being made or taken away fails, too: whether it matters is for those to say who know the pods.
      section "unread ${namespace##*/}"
      answer=$(nsenter --net="$namespace" sh -c "$inside" inside "$questions" "${namespace##*/}" "$@" 2>&1 >/dev/null </dev/null)
    fi
    printf '%s\n' "$answer"
  fi
done
if [ -e /etc/kubernetes/admin.conf ]; then
  names=';as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' # Of what is not the lab's the names will do.
  deployments=/apis/apps/v1/namespaces/default/deployments
  networks=/apis/k8s.cni.cncf.io/v1/namespaces/default/network-attachment-definitions
  rights=/apis/rbac.authorization.k8s.io/v1
  system=namespaces/kube-system
  # What Multus' daemon needs to do its work beside its program; of one that is gone there is the answer 404.
  answer=$(ask pods "/api/v1/namespaces/default/pods?labelSelector=kindred.dev%2Flab%3D$lab" '' \
    'others deployments' "$deployments?labelSelector=kindred.dev%2Flab%21%3D$lab" "$names" \
    'others networks' "$networks?labelSelector=kindred.dev%2Flab%21%3D$lab" "$names" \
    attachments "$networks?labelSelector=kindred.dev%2Flab%3D$lab" '' \
    'multus objects' "/api/v1/$system/serviceaccounts/multus" code \
    'multus objects' "$rights/clusterroles/multus" code \
    'multus objects' "$rights/clusterrolebindings/multus" code \
    'multus objects' "/apis/apps/v1/$system/daemonsets/kube-multus-ds" code)
  printf '%s\n' "$answer"
  case $answer in
    *'"status":"False"'* | *'"status": "False"'*) # A pod is not ready; there may be a warning that says why.
      ask events "/api/v1/namespaces/default/events?fieldSelector=type%3DWarning&limit=500" ''
      ;;
  esac
fi
section end
