package dev.kindred.provider.kind.doctor;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be made, beside what runs already.
 *
 * @param clusters how many clusters, each with one control plane
 * @param nodes how many nodes they have together
 * @param blocks of their pods, Services and data-plane networks; not those of the nodes themselves
 * @param hostPorts ports of this machine that nodes are to be reached at
 * @param links types of links that the kernel must know beside those of every lab, as for what
 *     carries a link over all nodes
 */
public record Requirements(
    int clusters, int nodes, List<Cidr> blocks, List<OpenPort> hostPorts, List<String> links) {
  /** What a link over all nodes is made of. */
  static final String SEGMENT = "vxlan";

  /** Copies its lists. */
  public Requirements {
    blocks = List.copyOf(blocks);
    hostPorts = List.copyOf(hostPorts);
    links = List.copyOf(links);
  }

  /** One whose networks are all routed. */
  public Requirements(int clusters, int nodes, List<Cidr> blocks, List<OpenPort> hostPorts) {
    this(clusters, nodes, blocks, hostPorts, List.of());
  }

  /**
   * Some clusters of a plan.
   *
   * @param clusters the names of those that are to be made
   */
  public static Requirements of(Plan plan, Collection<String> clusters) {
    List<Cidr> blocks = new ArrayList<>(plan.dataPlane());
    List<OpenPort> ports = new ArrayList<>();
    int nodes = 0;
    for (Cluster cluster : plan.topology().clusters()) {
      if (clusters.contains(cluster.name())) {
        nodes += cluster.nodes();
        HostPort.of(cluster).forEach(port -> ports.add(port.open()));
        PlannedNetwork pods = plan.podNetworks().get(cluster.name());
        blocks.addAll(pods == null ? List.of() : pods.network().cidrs());
        blocks.addAll(plan.serviceSubnets(cluster));
      }
    }
    List<OpenPort> own = ports.stream().distinct().toList();
    Set<String> links = new LinkedHashSet<>();
    for (PlannedNetwork network : plan.networks()) {
      if (!network.type().routed()) {
        links.add(SEGMENT);
        links.addAll(network.type().kernel());
      }
    }
    return new Requirements(clusters.size(), nodes, blocks, own, List.copyOf(links));
  }

  /** The same, with other ports: those of clusters that run are taken by their own nodes. */
  public Requirements withPorts(List<OpenPort> ports) {
    return new Requirements(clusters, nodes, blocks, ports, links);
  }

  /** As in a sentence: {@code 2 clusters}, or {@code 2 clusters with 3 nodes}. */
  String text() {
    String all = clusters == 1 ? "1 cluster" : clusters + " clusters";
    return nodes == clusters ? all : all + " with " + nodesText();
  }

  /** As in a sentence: {@code 3 nodes}. */
  String nodesText() {
    return nodes == 1 ? "1 node" : nodes + " nodes";
  }
}
