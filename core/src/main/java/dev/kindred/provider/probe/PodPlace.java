package dev.kindred.provider.probe;

import dev.kindred.plan.NodeId;

/**
 * Where a pod runs.
 *
 * @param namespace where its network namespace is bound on the node, as {@code /run/netns/cni-123}
 */
public record PodPlace(NodeId node, String namespace) {}
