# Prints the pods of a lab in this node's cluster. Argument: the lab.
ask pods "/api/v1/namespaces/default/pods?labelSelector=kindred.dev%2Flab%3D$1" ''
