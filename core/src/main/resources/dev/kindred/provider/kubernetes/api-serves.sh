# Waits until the API server of a cluster that kind is still making does what the administrator asks; at first the administrator has no rights
# yet. Kubectl takes so much of a processor to start that asking by it holds up what is waited for.
config=/etc/kubernetes/admin.conf
until [ -e $config ]; do sleep 0.3; done
while command -v curl >/dev/null && ! curl --silent --fail --insecure https://localhost:6443/readyz; do sleep 0.3; done
until kubectl --kubeconfig $config get --raw '/apis/apps/v1/namespaces/kube-system/daemonsets?limit=1'; do sleep 0.5; done
