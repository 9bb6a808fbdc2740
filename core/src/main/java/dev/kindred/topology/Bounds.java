package dev.kindred.topology;

/** How much a topology can declare. */
public final class Bounds {
  /** Clusters of a lab. */
  public static final int CLUSTERS = 1000;

  /** Networks of a lab. */
  public static final int NETWORKS = 250;

  /** Workloads of a lab. */
  public static final int WORKLOADS = 1000;

  /** Nodes of a cluster. */
  public static final int NODES = 1023;

  /** Pods of a workload in a cluster. */
  public static final int REPLICAS = 10_000;

  private Bounds() {}
}
