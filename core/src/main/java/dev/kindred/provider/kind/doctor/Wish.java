package dev.kindred.provider.kind.doctor;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is to be made, beside what runs already.
 *
 * @param clusters how many clusters, each with one control plane
 * @param nodes how many nodes they have together
 * @param blocks of their pods, Services and data-plane networks; not those of the nodes themselves
 * @param hostPorts ports of this machine that nodes are to be reached at
 * @param segments true where pods are to lie on a link over all nodes
 */
public record Wish(
    int clusters, int nodes, List<Cidr> blocks, List<OpenPort> hostPorts, boolean segments) {
  /** Copies its lists. */
  public Wish {
    blocks = List.copyOf(blocks);
    hostPorts = List.copyOf(hostPorts);
  }

  /** One whose networks are all routed. */
  public Wish(int clusters, int nodes, List<Cidr> blocks, List<OpenPort> hostPorts) {
    this(clusters, nodes, blocks, hostPorts, false);
  }

  /**
   * Some clusters of a plan.
   *
   * @param clusters the names of those that are to be made
   */
  public static Wish of(Plan plan, Collection<String> clusters) {
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
    boolean segments = plan.networks().stream().anyMatch(n -> !n.type().routed());
    return new Wish(clusters.size(), nodes, blocks, own, segments);
  }

  /** The same, with other ports: those of clusters that run are taken by their own nodes. */
  public Wish withPorts(List<OpenPort> ports) {
    return new Wish(clusters, nodes, blocks, ports, segments);
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
