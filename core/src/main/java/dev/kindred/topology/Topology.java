package dev.kindred.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A declared lab. Names are RFC 1123 labels and references are resolved: a list of clusters or
 * networks names only what the topology declares. Numbers that the file leaves out (pod subnets,
 * the parts of a network) are absent here and chosen by the plan.
 *
 * @param name the lab's name
 * @param provider what makes the clusters real, by its name; or what chooses it
 * @param underlay the address blocks that join the nodes, at most one a family; empty for the
 *     provider's own choice
 * @param sharedUnderlay true where the nodes are to join a network of the provider's own; no blocks
 *     are given then
 * @param underlayMtu the largest IP packet of the underlay in bytes; 0 for the provider's own
 *     choice
 * @param internet true where the lab is to reach what is outside it; where a provider's nodes
 *     always do, it says nothing
 * @param said what is said to providers of all clusters, in their words; each cluster has it with
 *     its own merged in
 */
public record Topology(
    String name,
    String provider,
    List<Cidr> underlay,
    boolean sharedUnderlay,
    int underlayMtu,
    boolean internet,
    Said said,
    List<Cluster> clusters,
    List<Network> networks,
    List<Workload> workloads) {
  /** Copies its lists. */
  public Topology {
    underlay = List.copyOf(underlay);
    clusters = List.copyOf(clusters);
    networks = List.copyOf(networks);
    workloads = List.copyOf(workloads);
  }

  /** A lab that says nothing to any provider. */
  public Topology(
      String name,
      String provider,
      List<Cidr> underlay,
      List<Cluster> clusters,
      List<Network> networks,
      List<Workload> workloads) {
    this(name, provider, underlay, false, 0, false, Said.NOTHING, clusters, networks, workloads);
  }

  /** The same lab by another name. */
  public Topology named(String lab) {
    return new Topology(
        lab,
        provider,
        underlay,
        sharedUnderlay,
        underlayMtu,
        internet,
        said,
        clusters,
        networks,
        workloads);
  }

  /** The cluster with this name. */
  public Optional<Cluster> cluster(String clusterName) {
    return clusters.stream().filter(c -> c.name().equals(clusterName)).findFirst();
  }

  /** The network with this name. */
  public Optional<Network> network(String networkName) {
    return networks.stream().filter(n -> n.name().equals(networkName)).findFirst();
  }

  /** All address blocks that the file names, but for those of the underlay. */
  public List<Cidr> blocks() {
    List<Cidr> blocks = new ArrayList<>();
    networks.forEach(network -> blocks.addAll(network.cidrs()));
    for (Cluster cluster : clusters) {
      blocks.addAll(cluster.podSubnets());
      blocks.addAll(cluster.serviceSubnets());
    }
    return blocks;
  }
}
