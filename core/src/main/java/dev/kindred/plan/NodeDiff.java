package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares one node with its plan. */
final class NodeDiff {
  private final Plan plan;
  private final PlannedNode node;
  private final SeenNode seen;
  private final Set<Route> former;
  private final List<String> faults = new ArrayList<>();
  private List<ForeignRoute> foreign = List.of();

  /**
   * @param former the routes that the node had by the plan that was applied last
   */
  NodeDiff(Plan plan, PlannedNode node, SeenNode seen, Set<Route> former) {
    this.plan = plan;
    this.node = node;
    this.seen = seen;
    this.former = former;
  }

  /** Somebody else's routes, once the changes were asked for. */
  List<ForeignRoute> foreign() {
    return foreign;
  }

  List<Change> changes() {
    if (plan.traits().kubernetes() && !seen.running()) {
      return List.of(new NodeChange.Mend(node, true, "it does not run"));
    }
    RouteDiff routes = RouteDiff.of(plan, node, seen, former);
    foreign = routes.foreign();
    List<Change> changes = new ArrayList<>(routes.removed());
    Optional<Observed.Interface> link = seen.link(node.link());
    link.ifPresentOrElse(this::link, () -> faults.add(node.link() + " is missing"));
    settings();
    if (plan.traits().kubernetes()) {
      seen.provisions()
          .ifPresentOrElse(
              this::ofKubernetes, () -> faults.add("its cluster's API server does not answer"));
    }
    if (!faults.isEmpty()) {
      changes.add(new NodeChange.Mend(possible(), link.isEmpty(), String.join("; ", faults)));
    }
    if (link.filter(Observed.Interface::up).isPresent()) {
      changes.addAll(routes.set());
    }
    changes.addAll(SegmentDiff.of(plan, node, seen));
    return changes;
  }

  private void link(Observed.Interface link) {
    if (!link.up()) {
      faults.add(node.link() + " is down");
    }
    int mtu = node.mtu();
    if (link.mtu() != mtu) {
      faults.add("the MTU of " + node.link() + " is " + link.mtu() + ", not " + mtu);
    }
    for (Cidr address : node.addresses()) {
      boolean matters =
          plan.needs(address.family()) || !(plan.traits().kubernetes() || ipv6IsOff());
      if (!link.addresses().contains(address) && matters) {
        faults.add(node.link() + " lacks " + address.ip());
      }
    }
  }

  /** The node with the addresses that it can have: IPv6 that nobody needs may be switched off. */
  private PlannedNode possible() {
    return ipv6IsOff() ? plan.needed(node) : node;
  }

  private boolean ipv6IsOff() {
    return NodeSettings.ipv6IsOff(seen.sysctls(), node.link()) && !plan.needs(Family.IPV6);
  }

  private void settings() {
    faults.addAll(NodeSettings.faults(NodeSettings.ofNode(node.link()), seen.sysctls()));
  }

  private void ofKubernetes(Provisions has) {
    provisions(has);
    bridges();
  }

  /** The plugin leaves a bridge behind. While it has ports there are pods to be made anew. */
  private void bridges() {
    Set<String> planned = plan.bridges(node.id());
    Set<String> masters = new HashSet<>();
    seen.links().forEach(link -> masters.add(link.master()));
    for (Observed.Interface link : seen.links()) {
      String name = link.name();
      if (BridgeNetwork.isDevice(name) && !planned.contains(name) && !masters.contains(name)) {
        faults.add("it has a bridge " + name + " of a network that is not in the plan");
      }
    }
  }

  /** What the node is to keep of the network that the file brings for the cluster's pods. */
  private String cni() {
    ClusterInfo cluster = plan.cluster(node.id().cluster());
    return cluster.nodes().getFirst().id().equals(node.id()) ? cluster.cni() : "";
  }

  private void provisions(Provisions has) {
    String multus = plan.cluster(node.id().cluster()).multus();
    if (!has.multus().isEmpty() && !has.multus().equals(multus)) {
      faults.add("its Multus is " + has.multus() + ", not " + multus);
    }
    String cni = cni();
    if (!cni.isEmpty() && !cni.equals(has.cni())) {
      faults.add(
          has.cni().isEmpty()
              ? "it lacks the network of its pods, which the file brings"
              : "the manifests of its pods' network changed");
    }
    for (Cidr block : plan.dataPlane()) {
      if (!has.exempt().contains(block)) {
        faults.add(block + " is not exempt from address translation");
      }
    }
    for (PlannedNetwork network : plan.networks()) {
      if (network.slice(node.id()).isPresent()) {
        Map<String, Object> config = has.configs().get(network.name());
        if (config == null) {
          faults.add("it has no configuration of " + network.name());
        } else if (!config.equals(network.config(node.id()))) {
          faults.add("its configuration of " + network.name() + " differs from the plan");
        }
      }
    }
    for (String name : new TreeSet<>(has.configs().keySet())) {
      if (plan.network(name).flatMap(n -> n.slice(node.id())).isEmpty()) {
        faults.add("it has a configuration of " + name + ", which is not in the plan");
      }
    }
  }
}
