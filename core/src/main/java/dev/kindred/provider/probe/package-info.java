/**
 * Packets from pod to pod where programs can be run on nodes: a small program on each node goes
 * into the pods' network namespaces, and what senders and receivers saw is joined here. One
 * protocol for all clusters of Kubernetes.
 */
@NullMarked
package dev.kindred.provider.probe;

import org.jspecify.annotations.NullMarked;
