package dev.kindred.explain;

import dev.kindred.plan.Attachment;
import dev.kindred.plan.NetworkType;
import dev.kindred.plan.NetworkTypes;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.Observed.Pod;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policies;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What packets of one network and family move on: who is at the other end of each link. */
record NetworkView(Situation lab, PlannedNetwork network, Family family) {
  /** A lab as it is planned, as it is, and what else decides about its packets. */
  record Situation(Plan plan, Observed observed, Policies policies) {}

  Plan plan() {
    return lab.plan();
  }

  Observed observed() {
    return lab.observed();
  }

  Policies policies() {
    return lab.policies();
  }

  /** A pod, and the interface of it that a packet comes in by. */
  record Door(Pod pod, Interface link) {
    boolean has(Cidr address) {
      return NetworkView.has(pod.interfaces(), address);
    }
  }

  /** True when one of the interfaces has the address. */
  static boolean has(List<Interface> links, Cidr address) {
    return links.stream().anyMatch(link -> link.addresses().contains(address));
  }

  /** The pod, when it runs. */
  Optional<Pod> pod(PodId id) {
    return Optional.ofNullable(observed().pods().get(id));
  }

  /** The node, when it is there. */
  Optional<Observed.Node> node(NodeId id) {
    return Optional.ofNullable(observed().nodes().get(id));
  }

  /** What a pod was attached to this network as. */
  Optional<Attachment> attachment(Pod pod) {
    return pod.attachments().stream().filter(a -> a.network().equals(network.name())).findFirst();
  }

  /** The interface of a pod on this network. */
  Optional<Interface> link(Pod pod) {
    return attachment(pod).flatMap(a -> pod.link(a.interfaceName()));
  }

  /** The address of a pod on this network. */
  Optional<Cidr> address(Pod pod) {
    return link(pod).stream()
        .flatMap(l -> l.addresses().stream())
        .filter(a -> a.family() == family)
        .findFirst();
  }

  /** What keeps a pod from having an address here; empty when it has one. */
  String lacks(PodId id) {
    if (pod(id).isEmpty()) {
      return "it does not run";
    }
    Pod pod = pod(id).get();
    if (node(pod.node()).isEmpty()) {
      return "its node " + pod.node() + " is missing";
    }
    Optional<Attachment> attachment = attachment(pod);
    if (attachment.isEmpty()) {
      return "it is not attached to " + network.name();
    }
    if (link(pod).isEmpty()) {
      return attachment.get().interfaceName() + " is missing";
    }
    return address(pod).isEmpty()
        ? attachment.get().interfaceName() + " has no " + family + " address"
        : "";
  }

  /**
   * False where all pods share one link; by what the interface was made as, which an edit may
   * change.
   */
  boolean routed(Pod pod, Interface link) {
    return pod.attachments().stream()
        .filter(a -> a.interfaceName().equals(link.name()))
        .flatMap(a -> NetworkTypes.named(a.type()).stream())
        .allMatch(NetworkType::routed);
  }

  /** The interface of a node on the underlay, when it is there. */
  Optional<Interface> underlay(Observed.Node node) {
    return plan().link(node.id()).flatMap(node::link);
  }

  /** True for the name of a node's interface on the underlay. */
  boolean isUnderlay(NodeId node, String device) {
    return plan().link(node).filter(device::equals).isPresent();
  }

  /** The node that has an address on the underlay. */
  Optional<Observed.Node> onUnderlay(Cidr address) {
    return observed().nodes().values().stream()
        .filter(n -> underlay(n).filter(l -> l.addresses().contains(address)).isPresent())
        .min(Comparator.comparing(Observed.Node::id));
  }

  /** The pods behind an interface of a node: one at the end of a veth, those on a bridge. */
  List<Door> behind(Observed.Node node, Interface device) {
    if (isUnderlay(node.id(), device.name())) {
      return List.of();
    }
    return podsOn(node.id())
        .flatMap(pod -> pod.interfaces().stream().map(link -> new Door(pod, link)))
        .filter(door -> leads(node, device, door.link()))
        .toList();
  }

  private static boolean leads(Observed.Node node, Interface device, Interface podLink) {
    if (podLink.peer() == 0) {
      return false;
    }
    Optional<Interface> end = node.link(podLink.peer());
    boolean pair = end.isPresent() && end.get().peer() == podLink.index();
    return pair && (end.get().equals(device) || end.get().master().equals(device.name()));
  }

  private Stream<Pod> podsOn(NodeId node) {
    return observed().pods().values().stream()
        .filter(pod -> pod.node().equals(node))
        .sorted(Comparator.comparing(Pod::id));
  }

  /** The pods on the link that a network without routes is. */
  List<Door> onSharedLink() {
    return observed().pods().values().stream()
        .sorted(Comparator.comparing(Pod::id))
        .flatMap(pod -> link(pod).map(link -> new Door(pod, link)).stream())
        .filter(door -> !routed(door.pod(), door.link()))
        .toList();
  }
}
