package dev.kindred.topology.file;

import dev.kindred.topology.Bounds;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Defaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code clusters}. */
public final class Clusters {
  private final NameIndex index;
  private final Overlaps overlaps;
  private final ProviderBlocks providers;

  Clusters(NameIndex index, Overlaps overlaps, ProviderBlocks providers) {
    this.index = index;
    this.overlaps = overlaps;
    this.providers = providers;
  }

  List<Cluster> read(Value file) {
    Value section = file.at("clusters").orElse(null);
    if (section == null) {
      return counted(Defaults.CLUSTERS);
    }
    int count = section.whole().orElse(0);
    if (count >= 1 && count <= Bounds.CLUSTERS) {
      return counted(count);
    }
    if (!section.isList()) {
      index.believe();
      return List.of();
    }
    List<Cluster> clusters = new ArrayList<>();
    for (Value row : section.items()) {
      Cluster cluster = row.isMapping() ? described(row) : named(row);
      clusters.add(cluster);
      leaveDefaults(cluster, clusters.size());
    }
    providers.check();
    return clusters;
  }

  private void leaveDefaults(Cluster cluster, int number) {
    if (cluster.podSubnets().isEmpty()) {
      overlaps.leave(Defaults.PODS + number);
    }
    if (cluster.serviceSubnets().isEmpty()) {
      overlaps.leave(Defaults.SERVICES + number);
    }
  }

  private List<Cluster> counted(int count) {
    List<Cluster> clusters = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      Cluster cluster = plain(Defaults.CLUSTER + i);
      clusters.add(cluster);
      index.add(cluster.name());
      leaveDefaults(cluster, i);
    }
    providers.check();
    return clusters;
  }

  private Cluster named(Value row) {
    return plain(index.add(Optional.of(row)));
  }

  /** A cluster of which only the name is given. */
  private Cluster plain(String name) {
    return new Cluster(name, 1, List.of(), List.of(), providers.ofCluster(Optional.empty(), 1));
  }

  private Cluster described(Value row) {
    String name = index.add(row.at("name"));
    overlaps.add(row.at("podSubnet"), "the pods of " + Texts.shown(name));
    overlaps.add(row.at("serviceSubnet"), "the Services of " + Texts.shown(name));
    int nodes = row.whole("nodes", 1);
    return new Cluster(
        name,
        nodes,
        row.blocks("podSubnet"),
        row.blocks("serviceSubnet"),
        providers.ofCluster(Optional.of(row), isCounted(row) ? nodes : Bounds.NODES));
  }

  /** True when it is sure how many nodes a cluster has. */
  private static boolean isCounted(Value row) {
    int nodes = row.at("nodes").isEmpty() ? 1 : row.whole("nodes", 0);
    return nodes >= 1 && nodes <= Bounds.NODES;
  }
}
