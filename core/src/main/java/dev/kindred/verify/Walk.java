package dev.kindred.verify;

import dev.kindred.advice.Advice;
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
import java.util.LinkedHashSet;
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
  private final Set<String> notes = new LinkedHashSet<>();
  private final boolean there;

  /** What changes an address of it, where that is certain; it goes on all the same. */
  private Optional<Step.Stop> changed = Optional.empty();

  /** What takes away the rule that decided last; empty where that is one of the kernel's own. */
  private Advice withoutRule = Advice.NONE;

  Walk(Ground ground, PodId from, PodId to, Direction direction) {
    this.ground = ground;
    this.from = from;
    this.to = to;
    this.there = direction == Direction.THERE;
  }

  Path path() {
    Step step = first();
    while (true) {
      switch (step) {
        case Step.Stop stop -> {
          return done(stop.problem(), remedy(stop.remedy()));
        }
        case Step.ToPod arrived -> {
          return arrived(arrived);
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

  private Path arrived(Step.ToPod arrived) {
    Interface link = arrived.link();
    hops.add(Hop.pod(arrived.pod(), link.name(), target().ip()));
    withoutRule = Advice.NONE;
    if (!link.up()) {
      return done(link.name() + " is down", remedy(Advice.NONE));
    }
    if (!link.master().isEmpty()) {
      String problem = link.name() + " is a port of " + link.master() + ", which takes what comes";
      String free = "ip link set dev " + link.name() + " nomaster";
      return done(problem, Place.of(to, ground).command(free));
    }
    Optional<Step.Stop> stop = sieve(Place.of(to, ground), link.name(), "", "prerouting", "input");
    ground.pod(to).ifPresent(pod -> end(pod, link));
    return stop.map(s -> done(s.problem(), remedy(s.remedy())))
        .orElseGet(() -> changed.map(this::changed).orElseGet(() -> done("", Advice.NONE)));
  }

  private Path changed(Step.Stop change) {
    return path(false, true, change.problem(), change.remedy());
  }

  private Path done(String problem, Advice remedy) {
    changed.ifPresent(change -> notes.add(change.problem()));
    return path(problem.isEmpty(), problem.isEmpty(), problem, remedy);
  }

  private Path path(boolean ok, boolean arrives, String problem, Advice remedy) {
    return new Path(
        ground.network().name(),
        ground.family().toString(),
        there ? Direction.THERE : Direction.BACK,
        ok,
        arrives,
        hops,
        problem,
        remedy,
        List.copyOf(notes));
  }

  private Advice remedy(Advice special) {
    Advice known = special.isEmpty() ? withoutRule : special;
    return known.isEmpty() ? Remedy.usual(ground) : known;
  }

  /** Sees to both ends, then sends the packet off. */
  private Step first() {
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
    return leave(pod, ground.link(pod).orElseThrow());
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
  private Step leave(Pod pod, Interface link) {
    if (!link.up()) {
      return new Step.Stop(link.name() + " is down");
    }
    if (Ground.has(pod.interfaces(), target())) {
      return new Step.Stop(target().ip() + ", which it sends to, is an address of its own");
    }
    Place place = Place.of(from, ground);
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
            .or(() -> new NextHop(ground, place).refuses(route.get(), target()));
    below(pod.node());
    end(pod, out.get());
    return stop.isPresent()
        ? stop.get()
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
    Place place = Place.of(node.id(), ground);
    Lookup.Packet packet = new Lookup.Packet(Optional.of(source()), target(), at.device());
    Lookup.Choice choice = chosen(place, packet, node.routes());
    Optional<TableRoute> route = choice.route();
    if (route.isEmpty() || route.get().refused()) {
      return noRoute(choice, remedy(node.id(), route));
    }
    Optional<Step.Stop> stop =
        sieve(place, at.device(), route.get().device(), "prerouting", "forward", "postrouting")
            .or(() -> new NextHop(ground, place).refuses(route.get(), target()));
    below(node.id());
    return stop.isPresent() ? stop.get() : forwarding.follow(route.get(), target(), to);
  }

  private Advice remedy(PodId pod, Optional<TableRoute> refusal) {
    return refusal.map(route -> Remedy.withoutRoute(ground, pod, route)).orElse(Advice.NONE);
  }

  private Advice remedy(NodeId node, Optional<TableRoute> refusal) {
    return refusal.map(route -> Remedy.withoutRoute(ground, node, route)).orElse(Advice.NONE);
  }

  /** The route that a place takes, noted at its hop. */
  private Lookup.Choice chosen(Place place, Lookup.Packet packet, List<TableRoute> main) {
    Lookup lookup = new Lookup(place.policy(), main);
    Lookup.Choice choice = lookup.route(packet);
    choice.route().ifPresent(r -> hops.set(hops.size() - 1, hops.getLast().by(choice.text())));
    withoutRule = choice.rule().map(place::without).orElse(Advice.NONE);
    lookup.others(source(), packet).forEach(rule -> notes.add(place.name() + ": " + rule));
    return choice;
  }

  /** Sends the packet through the filters of a place. */
  private Optional<Step.Stop> sieve(Place place, String in, String out, String... hooks) {
    FilterPacket packet = new FilterPacket(source(), target(), in, out, there, false);
    Sieve sieve = new Sieve(place.policy().chains(), packet).through(hooks);
    sieve.notes().forEach(note -> notes.add(place.name() + ": " + note));
    if (sieve.stop().isEmpty()) {
      changed = changed.or(() -> sieve.translation().map(t -> changed(place, t)));
    }
    links(place, in.equals(out) ? Set.of(in) : Set.of(in, out));
    return sieve.stop().map(stop -> new Step.Stop(stop.text(), place.command(stop.remove())));
  }

  private static Step.Stop changed(Place place, Sieve.Translation translation) {
    String what = translation.source() ? "another source" : "another destination";
    String problem = "has " + what + " from " + place.name() + " on: " + translation.text();
    return new Step.Stop(problem, place.command(translation.remove()));
  }

  /** Names what traffic control does on some interfaces of a place, and those that are silent. */
  private void links(Place place, Set<String> devices) {
    notes.addAll(new NextHop(ground, place).silent(devices));
    place.policy().links().stream()
        .filter(filter -> devices.contains(filter.device()))
        .forEach(filter -> notes.add(place.name() + ": " + filter.text()));
  }

  /** Names what traffic control does on the node's end of a pod's interface. */
  private void end(Pod pod, Interface link) {
    ground
        .node(pod.node())
        .flatMap(node -> node.link(link.peer()))
        .ifPresent(end -> links(Place.of(pod.node(), ground), Set.of(end.name())));
  }

  /** Filters on the links of a node, where no hop of the way shows it. */
  private void below(NodeId node) {
    Place place = Place.of(node, ground);
    FilterPacket packet = new FilterPacket(source(), target(), "", "", there, false);
    new Sieve(place.policy().chains(), packet)
        .below()
        .notes()
        .forEach(note -> notes.add(place.name() + ": " + note));
  }

  /** Where a rule led to another table, it is the rule that goes. */
  private Step noRoute(Lookup.Choice choice, Advice remedy) {
    String why = choice.refusal();
    return new Step.Stop(
        "no route to " + target().ip() + (why.isEmpty() ? "" : " (" + why + ")"),
        withoutRule.isEmpty() ? remedy : withoutRule);
  }
}
