package dev.kindred.plan;

/**
 * A pod: one replica of a workload in a cluster.
 *
 * @param index from 0, as in a StatefulSet
 */
public record PodId(String cluster, String workload, int index) implements Comparable<PodId> {
  /** The pod's name in its cluster, and its hostname: {@code demo1-0}. */
  public String podName() {
    return workload + "-" + index;
  }

  @Override
  public int compareTo(PodId other) {
    int order = cluster.compareTo(other.cluster);
    order = order != 0 ? order : workload.compareTo(other.workload);
    return order != 0 ? order : Integer.compare(index, other.index);
  }

  /** As commands take it: {@code edge1/demo1} for the first replica, else {@code edge1/demo1/2}. */
  @Override
  public String toString() {
    String first = cluster + "/" + workload;
    return index == 0 ? first : first + "/" + index;
  }
}
