package dev.kindred.provider.netns;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.Slice;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Why the kernel cannot hold a plan on this machine. */
final class Limits {
  /**
   * A bridge has no more ports.
   *
   * @see <a
   *     href="https://elixir.bootlin.com/linux/v6.12/source/net/bridge/br_private.h">BR_MAX_PORTS</a>
   */
  private static final int PORTS = 1023;

  private Limits() {}

  static List<Problem> of(Topology topology) {
    List<Problem> problems = new ArrayList<>();
    long nodes = topology.clusters().stream().mapToLong(Cluster::nodes).sum();
    if (nodes > PORTS) {
      problems.add(
          new Problem(
              "clusters",
              nodes
                  + " nodes do not fit: they are ports of one Linux bridge, which has at most "
                  + PORTS,
              "Use fewer nodes."));
    }
    return problems;
  }

  static List<Problem> of(Plan plan) {
    List<Problem> problems = new ArrayList<>();
    if (plan.topology().sharedUnderlay() && !plan.topology().provider().equals("auto")) {
      problems.add(
          new Problem(
              "underlay",
              "the container network of kind joins only clusters that kind makes, not netns",
              "Use provider kind, or leave the key out."));
    }
    if (plan.topology().internet() && plan.gateway().isEmpty()) {
      problems.add(
          new Problem(
              "internet",
              "the underlay has no IPv4 addresses, by which alone netns has a way out",
              "Give it a block of IPv4 as well, or leave the key out."));
    }
    for (int i = 0; i < plan.networks().size(); i++) {
      PlannedNetwork network = plan.networks().get(i);
      if (network.type().bridge(network.number()).isPresent()) {
        for (Slice slice : network.slices()) {
          bridge(plan, network, slice.node(), "networks[" + i + "].type", problems);
        }
      }
    }
    return problems;
  }

  private static void bridge(
      Plan plan, PlannedNetwork network, NodeId node, String path, List<Problem> problems) {
    long pods =
        plan.podsOn(node).stream()
            .filter(p -> p.workload().networks().contains(network.name()))
            .count();
    if (pods > PORTS) {
      problems.add(
          new Problem(
              path,
              pods + " pods of " + node + " do not fit on a bridge of " + PORTS + " ports",
              "Use type ptp, more nodes or fewer replicas."));
    }
  }
}
