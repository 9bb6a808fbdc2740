package dev.kindred.topology;

import java.util.List;

/**
 * A declared cluster.
 *
 * @param nodes how many nodes it has, from 1
 * @param podSubnets blocks for the pods' first interface, at most one a family; empty for the
 *     plan's choice
 * @param serviceSubnets blocks for Services, at most one a family; empty for the plan's choice
 * @param said what is said of it to providers in their words: what the lab says of all clusters
 *     and, over that, what it says itself
 */
public record Cluster(
    String name, int nodes, List<Cidr> podSubnets, List<Cidr> serviceSubnets, Said said) {
  /** Copies its lists. */
  public Cluster {
    podSubnets = List.copyOf(podSubnets);
    serviceSubnets = List.copyOf(serviceSubnets);
  }

  /** A cluster of which nothing is said to any provider. */
  public Cluster(String name, int nodes, List<Cidr> podSubnets, List<Cidr> serviceSubnets) {
    this(name, nodes, podSubnets, serviceSubnets, Said.NOTHING);
  }
}
