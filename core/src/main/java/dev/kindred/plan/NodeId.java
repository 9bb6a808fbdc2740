package dev.kindred.plan;

/**
 * A node of a cluster.
 *
 * @param index from 1 in its cluster
 */
public record NodeId(String cluster, int index) implements Comparable<NodeId> {
  /**
   * The node's name, as kind gives it: {@code edge1-control-plane}, {@code edge1-worker}, {@code
   * edge1-worker2}, ….
   */
  public String name() {
    return switch (index) {
      case 1 -> cluster + "-control-plane";
      case 2 -> cluster + "-worker";
      default -> cluster + "-worker" + (index - 1);
    };
  }

  @Override
  public int compareTo(NodeId other) {
    int byCluster = cluster.compareTo(other.cluster);
    return byCluster != 0 ? byCluster : Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return name();
  }
}
