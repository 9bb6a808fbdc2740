# Has those pods of Multus made anew that are older than its service account: what they have to show for it is worth nothing any more.
config=/etc/kubernetes/admin.conf
account=$(kubectl --kubeconfig $config --namespace kube-system get serviceaccount multus --output 'jsonpath={.metadata.creationTimestamp}') || exit
pods=$(kubectl --kubeconfig $config --namespace kube-system get pods --selector name=multus --output 'jsonpath={range .items[*]}{.metadata.creationTimestamp} {.metadata.name}{"\n"}{end}') || exit
echo "$pods" | while read -r made pod; do
  if [ "$made" != "$account" ] && [ "$(printf '%s\n' "$made" "$account" | sort | head -n 1)" = "$made" ] && [ -n "$pod" ]; then
    kubectl --kubeconfig $config --namespace kube-system delete pod "$pod" --timeout 50s || exit
  fi
done
