# Waits until Deployments are rolled out and their pods are ready, or until nothing is to be hoped of those that are not: whoever looks at them
# says why. Arguments: the lab, then NAME=REPLICAS for each.
#
# A Deployment's status is kept by the controller manager. One that has just been started, as after a restart of its node, waits for the lease
# of the one before and then for all its caches, and the status is of a time long past until then. So its pods are counted as well.
config=/etc/kubernetes/admin.conf
patience=240
lab=$1
shift

names=
for wanted; do names="$names deployment/${wanted%=*}"; done

seconds() {
  read -r now _ </proc/uptime
  echo "${now%.*}"
}

rolled() {
  # shellcheck disable=SC2086 # words on purpose
  kubectl --kubeconfig $config rollout status --timeout 8s $names >/dev/null 2>&1
}

# Of each pod its workload, when its deletion began, whether it is ready, its own name, why it has no node, and how often its container was started
# again and what that waits for.
pods() {
  kubectl --kubeconfig $config get pods --selector "kindred.dev/lab=$lab" --output 'jsonpath={range .items[*]}{.metadata.labels.app\.kubernetes\.io/name}|{.metadata.deletionTimestamp}|{.status.conditions[?(@.type=="Ready")].status}|{.metadata.name}|{.status.conditions[?(@.type=="PodScheduled")].reason}|{.status.containerStatuses[*].restartCount} {.status.containerStatuses[*].state.waiting.reason}{"\n"}{end}'
}

there() {
  for wanted; do
    [ "$(echo "$seen" | grep -c "^${wanted%=*}||True|")" -ge "${wanted#*=}" ] || return
  done
}

# Each attempt to give a pod its network warns once; some fail while Multus begins.
attempts() {
  kubectl --kubeconfig $config get events --field-selector "involvedObject.name=$1,reason=FailedCreatePodSandBox" --output name | grep -c .
}

hopeless() {
  waiting=$(echo "$seen" | grep '^[^|]*||' | grep -v '^[^|]*||True|') || return
  echo "$waiting" | while IFS='|' read -r _ _ _ pod placed state; do
    case $placed$state in
      '0 CrashLoopBackOff' | '1 CrashLoopBackOff') exit 1 ;; # It may have come too early for another.
      *CrashLoopBackOff | *ImagePullBackOff | *InvalidImageName | *ErrImageNeverPull | *CreateContainerConfigError | *CreateContainerError) ;;
      Unschedulable*) [ $(($(seconds) - begun)) -gt 90 ] || exit 1 ;; # New nodes take no pods at first.
      *) [ "$(attempts "$pod")" -ge 4 ] || exit 1 ;;
    esac
  done
}

begun=$(seconds)
done=
while [ $(($(seconds) - begun)) -lt $patience ]; do
  if [ -n "$done" ] || rolled; then
    done=yes
    seen=$(pods) && there "$@" && exit
    sleep 0.3
  else
    seen=$(pods) || continue
  fi
  ! hopeless || exit 0
done
pods >/dev/null
