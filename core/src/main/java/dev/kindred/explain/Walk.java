package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.explain.Explanation.Direction;
import dev.kindred.explain.Explanation.Hop;
import dev.kindred.explain.Explanation.Path;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Observed.Interface;
import dev.kindred.plan.Observed.Pod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One packet's walk from pod to pod. */
final class Walk {
  private final NetworkView view;
  private final PodId from;
  private final PodId to;
  private final Set<NodeId> seen = new HashSet<>();
  private final boolean there;
  private final Trail trail;

  Walk(NetworkView view, PodId from, PodId to, Direction direction) {
    this.view = view;
    this.from = from;
    this.to = to;
    this.there = direction == Direction.THERE;
    this.trail = new Trail(view, direction);
  }

  Path path() {
    Step step = first();
    while (true) {
      switch (step) {
        case Step.Stop stop -> {
          return trail.stopped(stop);
        }
        case Step.ToPod arrived -> {
          return arrived(arrived);
        }
        case Step.ToNode next -> {
          trail.hop(new Hop("node " + next.node(), next.device(), next.address().ip(), ""));
          step =
              seen.add(next.node())
                  ? across(next)
                  : new Step.Stop("it was here before: the packet goes round in a circle");
        }
      }
    }
  }

  private Path arrived(Step.ToPod arrived) {
    Interface link = arrived.link();
    trail.hop(Hop.pod(arrived.pod(), link.name(), target().ip()));
    trail.arrived();
    if (!link.up()) {
      return trail.stopped(new Step.Stop(link.name() + " is down"));
    }
    if (!link.master().isEmpty()) {
      String problem = link.name() + " is a port of " + link.master() + ", which takes what comes";
      String free = "ip link set dev " + link.name() + " nomaster";
      return trail.stopped(new Step.Stop(problem, Place.of(to, view).command(free)));
    }
    Optional<Step.Stop> stop = sieve(Place.of(to, view), link.name(), "", "prerouting", "input");
    view.pod(to).ifPresent(pod -> end(pod, link));
    return stop.map(trail::stopped).orElseGet(trail::whole);
  }

  /** Sees to both ends, then sends the packet off. */
  private Step first() {
    Optional<Pod> source = view.pod(from);
    String interfaceName = source.flatMap(view::link).map(Interface::name).orElse("");
    String address = source.flatMap(view::address).map(Cidr::ip).orElse("");
    trail.hop(Hop.pod(from, interfaceName, address));
    if (!view.observed().running()) {
      return new Step.Stop("the lab does not run");
    }
    if (!view.lacks(from).isEmpty()) {
      return new Step.Stop(view.lacks(from));
    }
    if (!view.lacks(to).isEmpty()) {
      return new Step.Stop("there is nothing to send to, " + to + ": " + view.lacks(to));
    }
    Pod pod = source.orElseThrow();
    return leave(pod, view.link(pod).orElseThrow());
  }

  private Cidr source() {
    return view.pod(from).flatMap(view::address).orElseThrow();
  }

  private Cidr target() {
    return view.pod(to).flatMap(view::address).orElseThrow();
  }

  /** A reply keeps its source whichever way it leaves; what begins elsewhere has another one. */
  private Step leave(Pod pod, Interface link) {
    if (!link.up()) {
      return new Step.Stop(link.name() + " is down");
    }
    if (NetworkView.has(pod.interfaces(), target())) {
      return new Step.Stop(target().ip() + ", which it sends to, is an address of its own");
    }
    Place place = Place.of(from, view);
    Optional<Cidr> bound = there ? Optional.empty() : Optional.of(source());
    Lookup.Choice choice = chosen(place, new Lookup.Packet(bound, target(), "lo"), pod.routes());
    Optional<TableRoute> route = choice.route();
    if (route.isEmpty() || route.get().refused()) {
      return noRoute(choice, remedy(from, route));
    }
    String device = route.get().device();
    if (!device.equals(link.name()) && there) {
      String used = " (" + choice.text() + ")";
      return new Step.Stop("it leaves by " + device + ", not by " + link.name() + used);
    }
    Optional<Cidr> source = route.get().source();
    if (there && source.filter(s -> !link.addresses().contains(s)).isPresent()) {
      String other = source.get().ip();
      String used = " (" + choice.text() + " src " + other + ")";
      return new Step.Stop("it leaves with the source " + other + ", not " + source().ip() + used);
    }
    Optional<Interface> out = pod.link(device);
    if (out.isEmpty() || !out.get().up()) {
      return new Step.Stop(device + (out.isEmpty() ? " is missing" : " is down"));
    }
    Optional<Step.Stop> stop =
        sieve(place, "", device, "output", "postrouting")
            .or(() -> new NextHop(view, place).refuses(route.get(), target()));
    below(pod.node());
    end(pod, out.get());
    return stop.isPresent()
        ? stop.get()
        : new FirstLink(view, pod, out.get(), to).follow(route.get(), target());
  }

  private Step across(Step.ToNode at) {
    if (view.node(at.node()).isEmpty()) {
      return new Step.Stop("the node is missing");
    }
    Observed.Node node = view.node(at.node()).get();
    if (NetworkView.has(node.interfaces(), target())) {
      return new Step.Stop(target().ip() + ", which is to be forwarded, is an address of its own");
    }
    Forwarding forwarding = new Forwarding(view, node);
    Optional<Step> refused = forwarding.refuses(at.device(), source());
    if (refused.isPresent()) {
      return refused.get();
    }
    Place place = Place.of(node.id(), view);
    Lookup.Packet packet = new Lookup.Packet(Optional.of(source()), target(), at.device());
    Lookup.Choice choice = chosen(place, packet, node.routes());
    Optional<TableRoute> route = choice.route();
    if (route.isEmpty() || route.get().refused()) {
      return noRoute(choice, remedy(node.id(), route));
    }
    Optional<Step.Stop> stop =
        sieve(place, at.device(), route.get().device(), "prerouting", "forward", "postrouting")
            .or(() -> new NextHop(view, place).refuses(route.get(), target()));
    below(node.id());
    return stop.isPresent() ? stop.get() : forwarding.follow(route.get(), target(), to);
  }

  private Advice remedy(PodId pod, Optional<TableRoute> refusal) {
    return refusal.map(route -> Remedy.withoutRoute(view, pod, route)).orElse(Advice.NONE);
  }

  private Advice remedy(NodeId node, Optional<TableRoute> refusal) {
    return refusal.map(route -> Remedy.withoutRoute(view, node, route)).orElse(Advice.NONE);
  }

  /** The route that a place takes, noted at its hop. */
  private Lookup.Choice chosen(Place place, Lookup.Packet packet, List<TableRoute> main) {
    Lookup lookup = new Lookup(place.policy(), main);
    Lookup.Choice choice = lookup.route(packet);
    choice.route().ifPresent(r -> trail.by(choice.text()));
    trail.decidedBy(choice.rule().map(place::without).orElse(Advice.NONE));
    lookup.others(source(), packet).forEach(rule -> trail.note(place, rule));
    return choice;
  }

  /** Sends the packet through the filters of a place. */
  private Optional<Step.Stop> sieve(Place place, String in, String out, String... hooks) {
    FilterPacket packet = new FilterPacket(source(), target(), in, out, there, false);
    Sieve sieve = new Sieve(place.policy().chains(), packet).through(hooks);
    sieve.notes().forEach(note -> trail.note(place, note));
    if (sieve.stop().isEmpty()) {
      sieve.translation().ifPresent(t -> trail.changed(place, t));
    }
    links(place, in.equals(out) ? Set.of(in) : Set.of(in, out));
    return sieve.stop().map(stop -> new Step.Stop(stop.text(), place.command(stop.remove())));
  }

  /** Names what traffic control does on some interfaces of a place, and those that are silent. */
  private void links(Place place, Set<String> devices) {
    new NextHop(view, place).silent(devices).forEach(trail::note);
    place.policy().links().stream()
        .filter(filter -> devices.contains(filter.device()))
        .forEach(filter -> trail.note(place, filter.text()));
  }

  /** Names what traffic control does on the node's end of a pod's interface. */
  private void end(Pod pod, Interface link) {
    view.node(pod.node())
        .flatMap(node -> node.link(link.peer()))
        .ifPresent(end -> links(Place.of(pod.node(), view), Set.of(end.name())));
  }

  /** Filters on the links of a node, where no hop of the way shows it. */
  private void below(NodeId node) {
    Place place = Place.of(node, view);
    FilterPacket packet = new FilterPacket(source(), target(), "", "", there, false);
    new Sieve(place.policy().chains(), packet)
        .below()
        .notes()
        .forEach(note -> trail.note(place, note));
  }

  /** Where a rule led to another table, it is the rule that goes. */
  private Step noRoute(Lookup.Choice choice, Advice remedy) {
    String why = choice.refusal();
    return new Step.Stop(
        "no route to " + target().ip() + (why.isEmpty() ? "" : " (" + why + ")"),
        trail.withoutRule().isEmpty() ? remedy : trail.withoutRule());
  }
}
