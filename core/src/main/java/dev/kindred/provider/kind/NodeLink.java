package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.plan.ClusterInfo;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Traits;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.render.SegmentScript;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import dev.kindred.vocabulary.KindOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The link that joins a lab's nodes, as a plan needs it: a container network. */
record NodeLink(KindLab lab) {
  /** What the plan of a topology is to use. */
  Underlay of(Topology topology) {
    NodeBlocks nodes = lab.nodeBlocks();
    int carried = carried(topology);
    int common = topology.sharedUnderlay() ? carried : wanted(topology);
    return new Underlay(
        nodes.of(topology),
        cluster -> info(cluster, carried),
        true,
        common,
        Math.min(common, carried - SegmentScript.OVERHEAD),
        Map.of(),
        nodes.avoided(),
        Traits.ofKubernetes(DeclaredNodes.POD_LINK));
  }

  /** What a plan is to use that is only looked at: addresses of nodes are of no matter. */
  static Underlay unknown() {
    return new Underlay(
        List.of(),
        cluster -> info(cluster, ContainerNetwork.MTU),
        false,
        ContainerNetwork.MTU,
        ContainerNetwork.MTU,
        Map.of(),
        List.of(),
        Traits.ofKubernetes(DeclaredNodes.POD_LINK));
  }

  /** A cluster as kind makes it. */
  static ClusterInfo info(Cluster cluster, int mtu) {
    KindOptions options = KindOptions.of(cluster);
    return new ClusterInfo(
        DeclaredNodes.of(cluster, mtu),
        options.kept(cluster.nodes()),
        options.multus(),
        options.cni().digest());
  }

  /** What the container network carries: the one that is there, or that is to be made. */
  private int carried(Topology topology) {
    return lab.standing()
        .mtu()
        .orElseGet(() ->
            topology.sharedUnderlay()
                ? lab.network(true).mtu()
                : wanted(topology) + SegmentScript.OVERHEAD);
  }

  /** What the data plane of a lab is to carry that has a container network of its own. */
  private static int wanted(Topology topology) {
    return topology.underlayMtu() == 0 ? ContainerNetwork.MTU : topology.underlayMtu();
  }

  /**
   * Sees that nodes can stay where they are, and that new ones get the addresses that they need.
   *
   * @throws Fault with the first reason why not
   */
  void check(Plan plan) {
    fault(plan)
        .ifPresent(fault -> {
          throw fault;
        });
  }

  /** Why a plan cannot be made on the container network that is there; empty where it can. */
  Optional<Fault> fault(Plan plan) {
    Topology topology = plan.topology();
    return elsewhere(topology).or(() -> smaller(topology)).or(() -> withoutIpv6(plan));
  }

  /** A node stays on the container network that it was made on. */
  private Optional<Fault> elsewhere(Topology topology) {
    String name = lab.home().name();
    String wanted = ContainerNetwork.name(name, topology.sharedUnderlay());
    return lab.standing()
        .network()
        .filter(has -> !has.equals(wanted) && !lab.standing().begun().isEmpty())
        .map(has ->
            stands(
                "the nodes of lab "
                    + name
                    + " are on the container network "
                    + has
                    + ", and by the key underlay they are to be on "
                    + wanted,
                "Put the key back"));
  }

  /** It carries what it was made for. */
  private Optional<Fault> smaller(Topology topology) {
    int has = carried(topology);
    return topology.sharedUnderlay() || has >= wanted(topology)
        ? Optional.empty()
        : Optional.of(
            stands(
                "the container network of lab "
                    + lab.home().name()
                    + " was made for packets of "
                    + has
                    + " bytes, and by the key underlay they are to be of "
                    + wanted(topology),
                "Put the key back"));
  }

  /** No engine gives a network another family afterwards. */
  private Optional<Fault> withoutIpv6(Plan plan) {
    boolean shared = plan.topology().sharedUnderlay();
    ContainerNetwork network = lab.network(shared);
    if (!Ipv6Block.isNeeded(plan) || !network.exists() || network.hasIpv6()) {
      return Optional.empty();
    }
    String what =
        "the container network "
            + network.name()
            + " has no IPv6, and pods or Services of a cluster are to have it";
    return Optional.of(
        shared && lab.standing().begun().isEmpty()
            ? new Fault(
                what,
                "Remove it when nothing is on it: "
                    + lab.engine().program()
                    + " network rm "
                    + network.name()
                    + ". Or leave out underlay: kind.")
            : stands(what, "Leave IPv6 out of podSubnet and serviceSubnet"));
  }

  private static Fault stands(String what, String other) {
    return new Fault(what, Advice.of(other + ", or take the lab down first: ", "down"));
  }
}
