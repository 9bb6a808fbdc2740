# Prints the pods of a lab in this node's cluster. Argument: the lab.
api "/api/v1/namespaces/default/pods?labelSelector=kindred.dev%2Flab%3D$1"
