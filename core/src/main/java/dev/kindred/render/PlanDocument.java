package dev.kindred.render;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.Slice;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan as a document, to be written as JSON. The routes of the nodes follow from it: to each
 * foreign slice of a routed network by the address of the node that owns it.
 *
 * @param lab the lab's name
 * @param mtu the largest IP packet of the underlay, in bytes
 * @param notes what an author should know
 */
public record PlanDocument(
    String lab,
    int mtu,
    List<ClusterEntry> clusters,
    List<NetworkEntry> networks,
    List<PodEntry> pods,
    List<String> notes) {
  /** Copies its lists. */
  public PlanDocument {
    clusters = List.copyOf(clusters);
    networks = List.copyOf(networks);
    pods = List.copyOf(pods);
    notes = List.copyOf(notes);
  }

  /**
   * A cluster.
   *
   * @param number its number in the lab, from 1
   */
  public record ClusterEntry(
      String name,
      int number,
      List<String> podSubnets,
      List<String> serviceSubnets,
      List<NodeEntry> nodes) {}

  /**
   * A node.
   *
   * @param addresses its addresses on the underlay; empty while they are not known
   */
  public record NodeEntry(String name, List<String> addresses) {}

  /**
   * A data-plane network.
   *
   * @param mtu the largest IP packet that passes, in bytes
   */
  public record NetworkEntry(
      String name,
      int number,
      String type,
      int mtu,
      List<String> cidrs,
      List<String> clusters,
      List<SliceEntry> slices) {}

  /** The part of a network that a node hands out. */
  public record SliceEntry(String node, List<String> ranges) {}

  /**
   * A pod.
   *
   * @param index from 0
   */
  public record PodEntry(
      String cluster, String workload, int index, String node, List<InterfaceEntry> interfaces) {}

  /** An interface of a pod on a data-plane network. */
  public record InterfaceEntry(String name, String network) {}

  /** The document of a plan. */
  public static PlanDocument of(Plan plan) {
    return new PlanDocument(
        plan.topology().name(),
        plan.mtu(),
        plan.topology().clusters().stream().map(c -> cluster(plan, c)).toList(),
        plan.networks().stream().map(PlanDocument::network).toList(),
        plan.pods().stream().map(PlanDocument::pod).toList(),
        plan.notes());
  }

  private static ClusterEntry cluster(Plan plan, Cluster cluster) {
    List<NodeEntry> nodes = new ArrayList<>();
    for (PlannedNode node : plan.nodes()) {
      if (node.id().cluster().equals(cluster.name())) {
        List<String> addresses = plan.needed(node).addresses().stream().map(Cidr::ip).toList();
        nodes.add(new NodeEntry(node.id().name(), addresses));
      }
    }
    List<Cidr> pods =
        Optional.ofNullable(plan.podNetworks().get(cluster.name()))
            .map(n -> n.network().cidrs())
            .orElse(cluster.podSubnets());
    int number = plan.allocation().clusters().getOrDefault(cluster.name(), 0);
    return new ClusterEntry(
        cluster.name(), number, texts(pods), texts(plan.serviceSubnets(cluster)), nodes);
  }

  private static NetworkEntry network(PlannedNetwork network) {
    List<SliceEntry> slices = new ArrayList<>();
    for (Slice slice : network.slices()) {
      slices.add(new SliceEntry(slice.node().name(), texts(slice.ranges())));
    }
    return new NetworkEntry(
        network.name(),
        network.number(),
        network.type().name(),
        network.mtu(),
        texts(network.network().cidrs()),
        network.network().clusters(),
        slices);
  }

  private static PodEntry pod(PlannedPod pod) {
    List<InterfaceEntry> interfaces = new ArrayList<>();
    for (String network : pod.workload().networks()) {
      interfaces.add(new InterfaceEntry(PlannedPod.interfaceName(interfaces.size()), network));
    }
    return new PodEntry(
        pod.id().cluster(), pod.id().workload(), pod.id().index(), pod.node().name(), interfaces);
  }

  private static List<String> texts(List<Cidr> blocks) {
    return blocks.stream().map(Cidr::toString).toList();
  }
}
