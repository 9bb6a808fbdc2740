package dev.kindred.vocabulary;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Defaults;
import dev.kindred.topology.Network;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import java.util.List;
import java.util.Map;

/**
 * The lab that holds when there is no file. It is made without parsing its text, which would be a
 * good part of the time that a short command takes; a test holds the two together.
 */
public final class Seed {
  private static final String NAME = "built-in lab";

  private Seed() {}

  /** It. */
  public static TopologyFile file() {
    List<Cluster> clusters = Defaults.clusters(Defaults.CLUSTERS);
    List<String> names = List.of(clusters.getFirst().name(), clusters.getLast().name());
    Network network =
        new Network(
            Defaults.NETWORK,
            Defaults.NETWORK_TYPE,
            List.of(Cidr.of("10.1.0.0/16")),
            0,
            names,
            Map.of());
    Topology topology =
        new Topology(
            Defaults.LAB,
            Vocabularies.PROVIDER,
            List.of(),
            clusters,
            List.of(network),
            Defaults.workloads(List.of(network.name()), names));
    return new TopologyFile(
        NAME, TopologyWriter.sample(Defaults.CLUSTERS, 1), topology, Map.of(), Map.of());
  }
}
