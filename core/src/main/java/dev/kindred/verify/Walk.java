package dev.kindred.verify;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.Observed.Pod;
import dev.kindred.plan.Observed.TableRoute;
import dev.kindred.plan.PodId;
import dev.kindred.topology.Cidr;
import dev.kindred.verify.Explanation.Direction;
import dev.kindred.verify.Explanation.Hop;
import dev.kindred.verify.Explanation.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One packet's walk from pod to pod. */
final class Walk {
  private final Ground ground;
  private final PodId from;
  private final PodId to;
  private final List<Hop> hops = new ArrayList<>();
  private final Set<NodeId> seen = new HashSet<>();

  Walk(Ground ground, PodId from, PodId to) {
    this.ground = ground;
    this.from = from;
    this.to = to;
  }

  Path path(Direction direction) {
    Step step = first(direction);
    while (true) {
      switch (step) {
        case Step.Stop stop -> {
          return done(direction, stop.problem(), remedy(stop.remedy()));
        }
        case Step.ToPod arrived -> {
          return arrived(direction, arrived);
        }
        case Step.ToNode next -> {
          hops.add(new Hop("node " + next.node(), next.device(), next.address().ip(), ""));
          step =
              seen.add(next.node())
                  ? across(next)
                  : new Step.Stop("it was here before: the packet goes round in a circle");
        }
      }
    }
  }

  private Path arrived(Direction direction, Step.ToPod arrived) {
    Interface link = arrived.link();
    hops.add(Hop.pod(arrived.pod(), link.name(), target().ip()));
    return link.up()
        ? done(direction, "", "")
        : done(direction, link.name() + " is down", remedy(""));
  }

  private Path done(Direction direction, String problem, String remedy) {
    return new Path(
        ground.network().name(),
        ground.family().toString(),
        direction,
        problem.isEmpty(),
        hops,
        problem,
        remedy);
  }

  private String remedy(String special) {
    return special.isEmpty() ? Remedy.usual(ground) : special;
  }

  /** Sees to both ends, then sends the packet off. */
  private Step first(Direction direction) {
    Optional<Pod> source = ground.pod(from);
    String interfaceName = source.flatMap(ground::link).map(Interface::name).orElse("");
    String address = source.flatMap(ground::address).map(Cidr::ip).orElse("");
    hops.add(Hop.pod(from, interfaceName, address));
    if (!ground.observed().running()) {
      return new Step.Stop("the lab does not run");
    }
    if (!lacks(from).isEmpty()) {
      return new Step.Stop(lacks(from));
    }
    if (!lacks(to).isEmpty()) {
      return new Step.Stop("there is nothing to send to, " + to + ": " + lacks(to));
    }
    Pod pod = source.orElseThrow();
    return leave(pod, ground.link(pod).orElseThrow(), direction);
  }

  /** What keeps a pod from having an address here; empty when it has one. */
  private String lacks(PodId id) {
    if (ground.pod(id).isEmpty()) {
      return "it does not run";
    }
    Pod pod = ground.pod(id).get();
    if (ground.node(pod.node()).isEmpty()) {
      return "its node " + pod.node() + " is missing";
    }
    Optional<Observed.Attachment> attachment = ground.attachment(pod);
    if (attachment.isEmpty()) {
      return "it is not attached to " + ground.network().name();
    }
    if (ground.link(pod).isEmpty()) {
      return attachment.get().interfaceName() + " is missing";
    }
    return ground.address(pod).isEmpty()
        ? attachment.get().interfaceName() + " has no " + ground.family() + " address"
        : "";
  }

  private Cidr source() {
    return ground.pod(from).flatMap(ground::address).orElseThrow();
  }

  private Cidr target() {
    return ground.pod(to).flatMap(ground::address).orElseThrow();
  }

  /** A reply keeps its source whichever way it leaves; what begins elsewhere has another one. */
  private Step leave(Pod pod, Interface link, Direction direction) {
    if (!link.up()) {
      return new Step.Stop(link.name() + " is down");
    }
    if (Ground.has(pod.interfaces(), target())) {
      return new Step.Stop(target().ip() + ", which it sends to, is an address of its own");
    }
    Optional<TableRoute> route = chosen(pod.routes());
    if (route.isEmpty() || route.get().refused()) {
      return new Step.Stop(noRoute(route));
    }
    String device = route.get().device();
    if (!device.equals(link.name()) && direction == Direction.THERE) {
      return new Step.Stop(
          "it leaves by " + device + ", not by " + link.name() + used(route.get()));
    }
    Optional<Interface> out = pod.link(device);
    return out.isEmpty() || !out.get().up()
        ? new Step.Stop(device + (out.isEmpty() ? " is missing" : " is down"))
        : new FirstLink(ground, pod, out.get(), to).follow(route.get(), target());
  }

  private Step across(Step.ToNode at) {
    if (ground.node(at.node()).isEmpty()) {
      return new Step.Stop("the node is missing");
    }
    Observed.Node node = ground.node(at.node()).get();
    if (Ground.has(node.interfaces(), target())) {
      return new Step.Stop(target().ip() + ", which is to be forwarded, is an address of its own");
    }
    Forwarding forwarding = new Forwarding(ground, node);
    Optional<Step> refused = forwarding.refuses(at.device(), source());
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<TableRoute> route = chosen(node.routes());
    return route.isEmpty() || route.get().refused()
        ? new Step.Stop(noRoute(route), remedy(node.id(), route))
        : forwarding.follow(route.get(), target(), to);
  }

  private String remedy(NodeId node, Optional<TableRoute> refusal) {
    return refusal.map(route -> Remedy.withoutRoute(ground, node, route)).orElse("");
  }

  /** The route that a place takes, noted at its hop. */
  private Optional<TableRoute> chosen(List<TableRoute> table) {
    Optional<TableRoute> route = Table.best(table, target());
    route.ifPresent(r -> hops.set(hops.size() - 1, hops.getLast().by(Table.text(r))));
    return route;
  }

  private String noRoute(Optional<TableRoute> refusal) {
    return "no route to " + target().ip() + refusal.map(Walk::used).orElse("");
  }

  private static String used(TableRoute route) {
    return " (" + Table.text(route) + ")";
  }
}
