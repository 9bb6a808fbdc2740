# Lets Deployments that an older Kindred made replace their pods as those of today do: the server refuses to apply that over what it had filled in
# itself. Argument: the lab.
config=/etc/kubernetes/admin.conf
older=$(kubectl --kubeconfig $config get deployments --selector "kindred.dev/lab=$1" --output 'jsonpath={range .items[?(@.spec.strategy.rollingUpdate)]}{.metadata.name}{" "}{end}') || exit
for name in $older; do
  kubectl --kubeconfig $config patch deployment "$name" --type merge --patch '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' || exit
done
