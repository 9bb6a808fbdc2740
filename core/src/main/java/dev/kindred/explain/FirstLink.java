package dev.kindred.explain;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.Observed.Pod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The link that a packet leaves its pod by: a veth, a bridge's port, or one over the underlay. */
record FirstLink(NetworkView view, Pod pod, Interface link, PodId to) {
  Step follow(TableRoute route, Cidr target) {
    Optional<Observed.Node> node = view.node(pod.node());
    if (node.isEmpty()) {
      return new Step.Stop("its node " + pod.node() + " is missing");
    }
    return view.routed(pod, link)
        ? toNode(node.get(), route, target)
        : shared(node.get(), route, target);
  }

  private Step toNode(Observed.Node node, TableRoute route, Cidr target) {
    Optional<Interface> end = node.link(link.peer()).filter(e -> e.peer() == link.index());
    if (end.isEmpty()) {
      return new Step.Stop("the other end of " + link.name() + " is not on " + node.id());
    }
    Optional<Interface> bridge = end.get().master().isEmpty() ? end : node.link(end.get().master());
    if (bridge.isEmpty()) {
      return new Step.Stop(end.get().master() + " on " + node.id() + " is missing");
    }
    if (!end.get().up() || !bridge.get().up()) {
      Interface down = end.get().up() ? bridge.get() : end.get();
      return new Step.Stop(
          down.name() + " on " + node.id() + " is down", Remedy.setUp(node.id(), down.name()));
    }
    return onLink(node, bridge.get(), route, target);
  }

  private Step onLink(Observed.Node node, Interface device, TableRoute route, Cidr target) {
    Cidr next = route.gateway().orElse(target);
    if (route.gateway().isPresent() && answers(node, device, next)) {
      return new Step.ToNode(node.id(), device.name(), next);
    }
    List<NetworkView.Door> others =
        view.behind(node, device).stream().filter(d -> !d.pod().id().equals(pod.id())).toList();
    return neighbour(others, route, target);
  }

  /** By IPv4 Linux answers for any address that it has, by IPv6 for those of the interface. */
  private static boolean answers(Observed.Node node, Interface device, Cidr address) {
    return address.family() == Family.IPV4
        ? NetworkView.has(node.interfaces(), address)
        : device.addresses().contains(address);
  }

  private Step shared(Observed.Node node, TableRoute route, Cidr target) {
    Optional<Step> own = segmentFault(node.id(), "it");
    if (own.isPresent()) {
      return own.get();
    }
    List<NetworkView.Door> others =
        view.onSharedLink().stream().filter(d -> !d.pod().id().equals(pod.id())).toList();
    Step step = neighbour(others, route, target);
    Optional<NodeId> receiver = view.pod(to).map(Pod::node);
    if (!(step instanceof Step.ToPod) || receiver.isEmpty()) {
      return step;
    }
    return segmentFault(receiver.get(), target.ip()).orElse(step);
  }

  /** What is wrong with a node's link on the segment, which somebody is on, if anything. */
  private Optional<Step> segmentFault(NodeId id, String who) {
    Set<String> links = new LinkedHashSet<>();
    view.network().segment(id).ifPresent(links::add);
    if (links.isEmpty() || view.plan().traits().carriesSegments()) {
      view.plan().link(id).ifPresent(links::add);
    }
    for (String name : links) {
      Optional<Interface> link = view.node(id).flatMap(n -> n.link(name));
      if (link.filter(Interface::up).isEmpty()) {
        String is = link.isEmpty() ? " is missing" : " is down";
        return Optional.of(new Step.Stop(name + " of " + id + ", which " + who + " is on," + is));
      }
    }
    return Optional.empty();
  }

  private Step neighbour(List<NetworkView.Door> doors, TableRoute route, Cidr target) {
    Cidr next = route.gateway().orElse(target);
    List<NetworkView.Door> owners = doors.stream().filter(d -> d.has(next)).toList();
    for (NetworkView.Door door : owners) {
      if (door.pod().id().equals(to) && next.equals(target)) {
        return new Step.ToPod(to, door.link());
      }
    }
    String text = Table.text(route);
    if (!owners.isEmpty()) {
      String owner = owners.getFirst().pod().id().toString();
      return stop(next.ip() + " is " + owner + ", which does not forward (" + text + ")", route);
    }
    return stop("nobody there has " + next.ip() + " (" + text + ")", route);
  }

  private Step stop(String problem, TableRoute route) {
    return new Step.Stop(problem, Remedy.withoutRoute(view, pod.id(), route));
  }
}
