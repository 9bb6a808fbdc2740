package dev.kindred.topology;

import java.util.ArrayList;
import java.util.List;

/** What holds where a topology file is silent. */
final class Defaults {
  static final String LAB = "edge";
  static final String CLUSTER = "edge";
  static final int CLUSTERS = 2;
  static final String NETWORK = "data-plane";
  static final String NETWORK_TYPE = "ptp";
  static final String WORKLOAD = "demo";
  static final int WORKLOADS = 2;

  /** The i-th cluster's pods are in 10.(PODS + i).0.0/16 unless the file says otherwise. */
  static final int PODS = 96;

  /** As {@link #PODS}, for Services. */
  static final int SERVICES = 196;

  static final String IMAGE = "busybox:1.36.1";

  private Defaults() {}

  /** {@code edge1, edge2, …}, each with one node. */
  static List<Cluster> clusters(int count) {
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
  static List<Workload> workloads(List<String> networks, List<String> clusters) {
    List<Workload> workloads = new ArrayList<>(WORKLOADS);
    for (int i = 1; i <= WORKLOADS; i++) {
      workloads.add(new Workload(WORKLOAD + i, IMAGE, List.of(), 1, networks, clusters));
    }
    return workloads;
  }
}
