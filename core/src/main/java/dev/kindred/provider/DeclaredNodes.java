package dev.kindred.provider;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeInfo;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The nodes of clusters that a provider makes: as many as the file declares, by the names that kind
 * gives them, {@code edge1-control-plane}, {@code edge1-worker}, {@code edge1-worker2}, …. The
 * first is the control plane.
 */
public final class DeclaredNodes {
  /** A node's interface on the underlay, as engines call the first one of a container. */
  public static final String LINK = "eth0";

  /** The first interface of a pod, as every kubelet calls it. */
  public static final String POD_LINK = "eth0";

  private static final String CONTROL_PLANE = "-control-plane";
  private static final String WORKER = "-worker";

  private DeclaredNodes() {}

  /**
   * The nodes of a cluster, whose addresses the plan gives.
   *
   * @param mtu the largest IP packet of their interfaces on the underlay, in bytes
   */
  public static List<NodeInfo> of(Cluster cluster, int mtu) {
    return ids(cluster).stream().map(id -> new NodeInfo(id, LINK, mtu, List.of())).toList();
  }

  /** The nodes of a cluster, in their order. */
  public static List<NodeId> ids(Cluster cluster) {
    List<NodeId> ids = new ArrayList<>(cluster.nodes());
    for (int i = 1; i <= cluster.nodes(); i++) {
      ids.add(id(cluster.name(), i));
    }
    return ids;
  }

  /** A cluster's first node. */
  public static NodeId controlPlane(String cluster) {
    return id(cluster, 1);
  }

  /**
   * A node of a cluster.
   *
   * @param place its place in the cluster, from 1
   */
  public static NodeId id(String cluster, int place) {
    return new NodeId(
        cluster,
        switch (place) {
          case 1 -> cluster + CONTROL_PLANE;
          case 2 -> cluster + WORKER;
          default -> cluster + WORKER + (place - 1);
        });
  }

  /** The place of a node in its cluster, from 1; empty where it has no such name. */
  public static OptionalInt place(NodeId node) {
    String name = node.name();
    if (name.equals(node.cluster() + CONTROL_PLANE)) {
      return OptionalInt.of(1);
    }
    if (!name.startsWith(node.cluster() + WORKER)) {
      return OptionalInt.empty();
    }
    String number = name.substring(node.cluster().length() + WORKER.length());
    try {
      int place = number.isEmpty() ? 2 : Integer.parseInt(number) + 1;
      return place > 1 && id(node.cluster(), place).equals(node)
          ? OptionalInt.of(place)
          : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The node with this name; empty where it is no node's. */
  public static Optional<NodeId> named(String name) {
    int end =
        name.endsWith(CONTROL_PLANE) ? name.lastIndexOf(CONTROL_PLANE) : name.lastIndexOf(WORKER);
    return end <= 0
        ? Optional.empty()
        : Optional.of(new NodeId(name.substring(0, end), name))
            .filter(node -> place(node).isPresent());
  }
}
