# Lets a control plane ask its API server. It stands before scripts that do.
certificate=/etc/kubernetes/pki/apiserver-kubelet-client
server=$(sed -n 's/^ *server: *//p' /etc/kubernetes/admin.conf 2>/dev/null)
# Kubectl takes longer to start than all else here takes together. The second argument is a form to have the answer in rather than whole.
api() {
  if [ -e "$certificate.key" ] && command -v curl >/dev/null; then
    curl --silent --show-error --fail --max-time 5 --header "Accept: application/json${2:-}" --cacert /etc/kubernetes/pki/ca.crt --cert "$certificate.crt" --key "$certificate.key" "$server$1"
  else
    kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 5s get --raw "$1"
  fi
}
