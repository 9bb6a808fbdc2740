package dev.kindred.topology;

import java.util.ArrayList;
import java.util.List;

/** What holds where a topology file is silent. */
public final class Defaults {
  /** The lab's name. */
  public static final String LAB = "edge";

  /** How names of clusters begin. */
  public static final String CLUSTER = "edge";

  /** How many clusters there are. */
  public static final int CLUSTERS = 2;

  /** The name of the network. */
  public static final String NETWORK = "data-plane";

  /** The type of networks. */
  public static final String NETWORK_TYPE = "ptp";

  /** How names of workloads begin. */
  public static final String WORKLOAD = "demo";

  /** How many workloads there are. */
  public static final int WORKLOADS = 2;

  /** The i-th cluster's pods are in 10.(PODS + i).0.0/16 unless the file says otherwise. */
  public static final int PODS = 96;

  /** As {@link #PODS}, for Services. */
  public static final int SERVICES = 196;

  /** What workloads are made from. */
  public static final String IMAGE = "busybox:1.36.1";

  private Defaults() {}

  /** {@code edge1, edge2, …}, each with one node. */
  public static List<Cluster> clusters(int count) {
    List<Cluster> clusters = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      clusters.add(cluster(CLUSTER + i));
    }
    return clusters;
  }

  /** A cluster of which only the name is given. */
  static Cluster cluster(String name) {
    return new Cluster(name, 1, List.of(), List.of());
  }

  /** {@code demo1, demo2, …}, one pod each in the given clusters. */
  public static List<Workload> workloads(List<String> networks, List<String> clusters) {
    List<Workload> workloads = new ArrayList<>(WORKLOADS);
    for (int i = 1; i <= WORKLOADS; i++) {
      workloads.add(new Workload(WORKLOAD + i, IMAGE, List.of(), 1, networks, clusters));
    }
    return workloads;
  }
}
