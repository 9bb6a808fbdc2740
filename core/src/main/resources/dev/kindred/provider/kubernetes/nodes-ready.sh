# Waits until all nodes of the cluster are ready, through the time in which its API server does not answer.
until kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 2s wait --for condition=Ready node --all --timeout 60s; do sleep 0.3; done
