package dev.kindred.bench;

import dev.kindred.plan.ClusterInfo;
import dev.kindred.plan.Traits;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Network;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lab of so many clusters, each of so many nodes with a pod each, on networks that join all. */
final class DeclaredLab {
  /** As the provider of namespaces has it. */
  static final Underlay UNDERLAY =
      new Underlay(
          List.of(Cidr.of("172.30.0.0/16"), Cidr.of("fd6b:696e:6472::/64")),
          cluster -> new ClusterInfo(DeclaredNodes.of(cluster, 1500)),
          true,
          1500,
          1500,
          Map.of(),
          List.of(),
          Traits.bare(DeclaredNodes.POD_LINK));

  private DeclaredLab() {}

  static Topology of(int clusters, int networks, int nodes, boolean dualStack) {
    List<String> names = new ArrayList<>();
    List<Cluster> declared = new ArrayList<>();
    for (int i = 1; i <= clusters; i++) {
      names.add("edge" + i);
      declared.add(new Cluster("edge" + i, nodes, List.of(), List.of()));
    }
    List<String> networkNames = new ArrayList<>();
    List<Network> joining = new ArrayList<>();
    for (int k = 1; k <= networks; k++) {
      networkNames.add("net" + k);
      Cidr ipv4 = Cidr.of("10." + k + ".0.0/16");
      Cidr ipv6 = Cidr.of("fd10:" + k + "::/48");
      List<Cidr> blocks = dualStack ? List.of(ipv4, ipv6) : List.of(ipv4);
      joining.add(new Network("net" + k, "ptp", blocks, 0, names, Map.of()));
    }
    Workload demo = new Workload("demo", "busybox", List.of(), nodes, networkNames, names);
    return new Topology("bench", "netns", List.of(), declared, joining, List.of(demo));
  }
}
