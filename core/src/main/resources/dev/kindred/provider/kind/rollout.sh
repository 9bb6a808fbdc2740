# Waits until Deployments are rolled out and their pods are ready. Arguments: the lab, then NAME=REPLICAS for each.
#
# A Deployment's status is kept by the controller manager. One that has just been started, as after a restart of its node, waits for the lease
# of the one before and then for all its caches, and the status is of a time long past until then. So its pods are counted as well.
config=/etc/kubernetes/admin.conf
lab=$1
shift

names=
for wanted; do names="$names deployment/${wanted%=*}"; done
# shellcheck disable=SC2086 # words on purpose
kubectl --kubeconfig $config rollout status --timeout 240s $names || exit

# Of each pod its workload, when its deletion began, and whether it is ready.
pods() {
  kubectl --kubeconfig $config get pods --selector "kindred.dev/lab=$lab" --output 'jsonpath={range .items[*]}{.metadata.labels.app\.kubernetes\.io/name}{" "}{.metadata.deletionTimestamp}{" "}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}'
}

there() {
  seen=$(pods) || return
  for wanted; do
    [ "$(echo "$seen" | grep -cx "${wanted%=*}  True")" -ge "${wanted#*=}" ] || return
  done
}

until there "$@"; do sleep 0.3; done
