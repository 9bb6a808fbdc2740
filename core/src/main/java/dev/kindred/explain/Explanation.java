package dev.kindred.explain;

import dev.kindred.advice.Advice;
import dev.kindred.advice.Hint;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policies;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The way of a packet between two pods, hop by hop, as the observed routing tables have it, and
 * where and why it stops when it is broken. No packet is sent.
 *
 * @param notes what could not be looked at
 * @param paths for each network and family that the pods share the way there and the way back;
 *     empty when they share none
 */
public record Explanation(String from, String to, List<Path> paths, List<String> notes) {
  /** Copies its lists. */
  public Explanation {
    paths = List.copyOf(paths);
    notes = List.copyOf(notes);
  }

  /** Which way a packet goes: a reply must find back, too. */
  public enum Direction {
    /** From the first pod to the second. */
    THERE,
    /** From the second pod to the first. */
    BACK;

    /** How it is written in documents: {@code there} or {@code back}. */
    @Override
    public String toString() {
      return this == THERE ? "there" : "back";
    }
  }

  /** As the other, by the main routing tables alone. */
  public static Explanation of(Plan plan, Observed observed, PodId from, PodId to) {
    return of(plan, observed, Policies.NONE, new Pair(from, to));
  }

  /** Two pods. */
  public record Pair(PodId from, PodId to) {}

  /**
   * Follows the tables between two pods on everything that the plan lets them share.
   *
   * @param policies what decides beside the main tables, at the places that were looked at
   */
  public static Explanation of(Plan plan, Observed observed, Policies policies, Pair pair) {
    NetworkView.Situation lab = new NetworkView.Situation(plan, observed, policies);
    PodId from = pair.from();
    PodId to = pair.to();
    List<Path> paths = new ArrayList<>();
    for (PlannedNetwork network : plan.networks()) {
      if (!from.equals(to) && attached(plan, from, network) && attached(plan, to, network)) {
        for (Cidr block : network.network().cidrs()) {
          NetworkView view = new NetworkView(lab, network, block.family());
          paths.add(new Walk(view, from, to, Direction.THERE).path());
          paths.add(new Walk(view, to, from, Direction.BACK).path());
        }
      }
    }
    Set<String> unread = new TreeSet<>();
    policies.nodes().values().forEach(policy -> unread.addAll(policy.unread()));
    policies.pods().values().forEach(policy -> unread.addAll(policy.unread()));
    return new Explanation(from.toString(), to.toString(), paths, List.copyOf(unread));
  }

  private static boolean attached(Plan plan, PodId pod, PlannedNetwork network) {
    return plan.pod(pod).filter(p -> p.workload().networks().contains(network.name())).isPresent();
  }

  /** What is about the network and family of an address; all where there is none. */
  public Explanation only(Optional<Owner> owner) {
    return owner
        .map(o ->
            new Explanation(
                from,
                to,
                paths.stream()
                    .filter(path -> path.network().equals(o.network()))
                    .filter(path -> path.family().equals(o.family().toString()))
                    .toList(),
                notes))
        .orElse(this);
  }

  /** Those of some nodes that the ways come to. */
  public List<NodeId> nodes(Collection<NodeId> all) {
    return all.stream()
        .filter(node ->
            paths.stream()
                .flatMap(path -> path.hops().stream())
                .anyMatch(hop -> hop.where().equals("node " + node)))
        .toList();
  }

  /** True when the pods share a network and every path is whole. */
  public boolean ok() {
    return !paths.isEmpty() && paths.stream().allMatch(Path::ok);
  }

  /** The same with the commands in it written as somebody can type them. */
  public Explanation written(Function<Hint, String> writing) {
    return new Explanation(from, to, paths.stream().map(p -> p.written(writing)).toList(), notes);
  }

  /**
   * One way on one network.
   *
   * @param ok true when it arrives as it was sent
   * @param arrives true when it arrives, if with another address
   * @param hops the places that the packet comes to, the last being where it arrives or stops
   * @param problem why it stops at the last hop, or what changes it; empty when it is ok
   * @param remedy the command that mends it; empty when it is ok
   * @param notes rules and packet filters on the way that could stop or change a packet, each with
   *     its place
   */
  public record Path(
      String network,
      String family,
      Direction direction,
      boolean ok,
      boolean arrives,
      List<Hop> hops,
      String problem,
      Advice remedy,
      List<String> notes) {
    /** Copies its lists. */
    public Path {
      hops = List.copyOf(hops);
      notes = List.copyOf(notes);
    }

    private Path written(Function<Hint, String> writing) {
      Advice typed = Advice.of(remedy.text(writing));
      return new Path(network, family, direction, ok, arrives, hops, problem, typed, notes);
    }

    /**
     * The way for people, where and why it stops and what mends it, and a line for each note, with
     * an exclamation mark.
     */
    public List<String> lines() {
      StringBuilder way = new StringBuilder();
      for (int i = 0; i < hops.size(); i++) {
        Hop hop = hops.get(i);
        way.append(i == 0 ? "" : " → ").append(hop.name());
        way.append(i == 0 && !hop.interfaceName().isEmpty() ? " " + hop.interfaceName() : "");
        way.append(hop.isPod() && !hop.address().isEmpty() ? " " + hop.address() : "");
        String route = i == 0 ? "" : hops.get(i - 1).shortRoute();
        way.append(route.isEmpty() ? "" : " (" + route + ")");
      }
      List<String> lines = new ArrayList<>(List.of(way.toString()));
      if (!ok) {
        lines.add(verdict());
      }
      notes.forEach(note -> lines.add("! could stop or change packets: " + note));
      return lines;
    }

    private String verdict() {
      String mend = remedy.isEmpty() ? "" : ". Mend it: " + remedy;
      String where = arrives ? "✗ arrives, but " : "✗ stops at " + hops.getLast().name() + ": ";
      return where + problem + mend;
    }
  }

  /**
   * A place on the way.
   *
   * @param where {@code pod edge1/demo1} or {@code node edge1-control-plane}
   * @param interfaceName the interface that the packet comes in by; at its source, the one of the
   *     network
   * @param address the address that it was sent to there; at its source, its own; empty when it has
   *     none
   * @param route the route that the place uses, as {@code 10.1.0.0/16 via 10.1.1.1 dev net1}; empty
   *     where the packet arrives or nothing matches
   */
  public record Hop(String where, String interfaceName, String address, String route) {
    private static final String POD = "pod ";

    static Hop pod(PodId pod, String interfaceName, String address) {
      return new Hop(POD + pod, interfaceName, address, "");
    }

    boolean isPod() {
      return where.startsWith(POD);
    }

    Hop by(String chosen) {
      return new Hop(where, interfaceName, address, chosen);
    }

    /** The name without what it is of. */
    String name() {
      return where.substring(where.indexOf(' ') + 1);
    }

    /** For people: a veth's name says nothing, nor does the route to the one address behind it. */
    String shortRoute() {
      int device = route.indexOf(" dev ");
      String leading = device < 0 ? route : route.substring(0, device);
      if (device < 0 || leading.contains(" via ")) {
        return leading;
      }
      boolean one = leading.endsWith("/32") || leading.endsWith("/128");
      return one ? "" : leading + " on its link";
    }
  }
}
