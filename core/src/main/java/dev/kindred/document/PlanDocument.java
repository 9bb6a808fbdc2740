package dev.kindred.document;

import dev.kindred.host.Description;
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
 */
@Description(
    "A plan. The routes of nodes follow from it: to each foreign slice of a routed network"
        + " by the address of the node that owns it.")
public record PlanDocument(
    @Description("The lab's name.") String lab,
    @Description("The largest IP packet of the underlay, in bytes.") int mtu,
    @Description("Its clusters.") List<ClusterEntry> clusters,
    @Description("Its data-plane networks.") List<NetworkEntry> networks,
    @Description("Its pods.") List<PodEntry> pods,
    @Description("What an author should know.") List<String> notes) {
  /** Copies its lists. */
  public PlanDocument {
    clusters = List.copyOf(clusters);
    networks = List.copyOf(networks);
    pods = List.copyOf(pods);
    notes = List.copyOf(notes);
  }

  /** A cluster. */
  @Description("A cluster.")
  public record ClusterEntry(
      @Description("Its name.") String name,
      @Description("Its number in the lab, from 1.") int number,
      @Description("The blocks of its pods' first interfaces.") List<String> podSubnets,
      @Description("The blocks of its Services; none where it has no Services.")
          List<String> serviceSubnets,
      @Description("Its nodes.") List<NodeEntry> nodes) {}

  /** A node. */
  @Description("A node.")
  public record NodeEntry(
      @Description("Its name.") String name,
      @Description("Its addresses on the underlay; none while they are not known.")
          List<String> addresses) {}

  /** A data-plane network. */
  @Description("A data-plane network.")
  public record NetworkEntry(
      @Description("Its name.") String name,
      @Description("Its number in the lab, from 1.") int number,
      @Description("Its type, as ptp.") String type,
      @Description("The largest IP packet that passes, in bytes.") int mtu,
      @Description("Its blocks, one a family.") List<String> cidrs,
      @Description("The clusters that it joins.") List<String> clusters,
      @Description("What its nodes hand out.") List<SliceEntry> slices) {}

  /** The part of a network that a node hands out. */
  @Description("The part of a network that a node hands out.")
  public record SliceEntry(
      @Description("The node.") String node,
      @Description("The blocks, one a family.") List<String> ranges) {}

  /** A pod. */
  @Description("A pod.")
  public record PodEntry(
      @Description("Its cluster.") String cluster,
      @Description("Its workload.") String workload,
      @Description("Which replica it is, from 0.") int index,
      @Description("The node that it is planned on.") String node,
      @Description("Its interfaces on data-plane networks.") List<InterfaceEntry> interfaces) {}

  /** An interface of a pod on a data-plane network. */
  @Description("An interface of a pod on a data-plane network.")
  public record InterfaceEntry(
      @Description("Its name in the pod.") String name,
      @Description("The network that it is on.") String network) {}

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
