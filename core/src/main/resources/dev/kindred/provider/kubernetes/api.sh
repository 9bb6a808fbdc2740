# Lets a control plane ask its API server. It stands before scripts that do.
certificate=/etc/kubernetes/pki/apiserver-kubelet-client
server=
if [ -e /etc/kubernetes/admin.conf ]; then
  while read -r key value; do
    if [ "$key" = server: ]; then server=$value; fi
  done </etc/kubernetes/admin.conf
fi
# Asks for lists: each a section's name, a path, and more of the form to have the answer in, or "code" for the answer's code and the address alone.
# One curl asks for all of them by one connection; kubectl takes longer to start than all else here takes together.
ask() {
  if ! [ -e "$certificate.key" ] || ! command -v curl >/dev/null; then
    while [ $# -gt 0 ]; do
      printf '\n== %s\n' "$1"
      [ "$3" = code ] || kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 5s get --raw "$2" 2>&1
      shift 3
    done
    return
  fi
  printf '\n== %s\n' "$1"
  left=$(($# / 3)) next=
  while [ $left -gt 0 ]; do
    left=$((left - 1)) path=$2 form=$3
    shift 3
    # What follows the last of them is our own words already.
    head=
    if [ $left -gt 0 ] && [ "$form $3" != 'code code' ]; then head="\n== $1\n"; fi
    if [ "$form" = code ]; then
      set -- "$@" $next --output /dev/null --write-out "%{http_code} %{url_effective}\n$head"
    else
      set -- "$@" $next --fail --header "Accept: application/json$form" --write-out "$head"
    fi
    set -- "$@" --silent --max-time 5 --cacert /etc/kubernetes/pki/ca.crt --cert "$certificate.crt" --key "$certificate.key" "$server$path"
    next=--next
  done
  curl "$@" 2>/dev/null
}
