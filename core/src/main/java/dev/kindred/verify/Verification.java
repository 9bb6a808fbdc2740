package dev.kindred.verify;

import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which packets prove a lab: one from every pod to every other, on every network and in every
 * family that they share. What cannot be sent, since an address is missing, is a broken path as
 * well.
 */
public final class Verification {
  /** One of a group's pods. */
  private record Member(PodId pod, Optional<Cidr> address) {}

  private record Pair(Member from, Member to, PlannedNetwork network, Family family) {
    Optional<PodPath> path() {
      return from.address().isEmpty() || to.address().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PodPath(
                  from.pod(),
                  to.pod(),
                  network.name(),
                  from.address().get(),
                  to.address().get(),
                  network.mtu()));
    }
  }

  private final Plan plan;
  private final Observed observed;
  private long all;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<PodPath> paths = new ArrayList<>();

  private Verification(Plan plan, Observed observed) {
    this.plan = plan;
    this.observed = observed;
  }

  /** What to send for a plan, given what is there. */
  public static Verification of(Plan plan, Observed observed, Sample sample) {
    Verification verification = new Verification(plan, observed);
    verification.take(sample);
    for (Pair pair : verification.pairs) {
      pair.path().ifPresent(verification.paths::add);
    }
    return verification;
  }

  /** The pods of a network in one family, each of which is to reach each other. */
  private record Group(PlannedNetwork network, Family family, List<Member> pods) {
    long size() {
      return pods.size() * (pods.size() - 1L);
    }

    /** The pair with a number from 0: all that start at the first pod, then at the second, … */
    Pair pair(long number) {
      int others = pods.size() - 1;
      int from = (int) (number / others);
      int to = (int) (number % others);
      return pair(from, to < from ? to : to + 1);
    }

    /**
     * As {@link #pair(long)}, but each pod goes through the others in an order of its own. With
     * numbers at even distances every pod receives about as much as it sends, and the pods of a
     * pair are mostly in different clusters.
     */
    Pair mixedPair(long number) {
      int size = pods.size();
      int from = (int) (number / (size - 1));
      long distance = (number % (size - 1) + 1) * stride(size);
      return pair(from, (int) ((from + distance) % size));
    }

    private Pair pair(int from, int to) {
      return new Pair(pods.get(from), pods.get(to), network, family);
    }

    /** Near the golden section of the pods, and without a divisor in common with their number. */
    private static int stride(int size) {
      int stride = Math.max(1, (int) (0.618 * size));
      while (BigInteger.valueOf(stride).gcd(BigInteger.valueOf(size)).intValue() != 1) {
        stride++;
      }
      return stride;
    }
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (PlannedNetwork network : plan.networks()) {
      for (Cidr block : network.network().cidrs()) {
        groups.add(new Group(network, block.family(), members(network.name(), block.family())));
      }
    }
    return groups;
  }

  private List<Member> members(String network, Family family) {
    return plan.pods().stream()
        .filter(p -> p.workload().networks().contains(network))
        .map(p -> new Member(p.id(), address(p.id(), network, family)))
        .toList();
  }

  /** Takes pairs at even distances, so that every pod has about the same share. */
  private void take(Sample sample) {
    List<Group> groups = groups();
    all = groups.stream().mapToLong(Group::size).sum();
    long wanted = Math.min(all, sample.size());
    long before = 0;
    long taken = 0;
    for (Group group : groups) {
      for (; taken < wanted; taken++) {
        long number = taken * (all / wanted) + taken * (all % wanted) / wanted;
        if (number - before >= group.size()) {
          break;
        }
        long ofGroup = number - before;
        pairs.add(wanted == all ? group.pair(ofGroup) : group.mixedPair(ofGroup));
      }
      before += group.size();
    }
  }

  /**
   * The path that a result speaks of; empty where it cannot be tried, as when one of its pods has
   * lost the interface or was made anew since.
   */
  public Optional<PodPath> path(Matrix.PathResult result) {
    return paths.stream()
        .filter(p ->
            p.from().toString().equals(result.from())
                && p.to().toString().equals(result.to())
                && p.network().equals(result.network())
                && p.target().ip().equals(result.address()))
        .findFirst();
  }

  private Optional<Cidr> address(PodId pod, String network, Family family) {
    return seen(pod).stream()
        .flatMap(p -> p.addresses(network).stream())
        .filter(a -> a.family() == family)
        .findFirst();
  }

  /** The paths to send packets along. */
  public List<PodPath> paths() {
    return List.copyOf(paths);
  }

  /**
   * Joins what came of the packets with the paths that could not be tried.
   *
   * @param echoes one for each of {@link #paths}, in their order
   */
  public Matrix matrix(List<Echo> echoes) {
    List<Matrix.PathResult> results = new ArrayList<>(pairs.size());
    int next = 0;
    for (Pair pair : pairs) {
      boolean sent = pair.from().address().isPresent() && pair.to().address().isPresent();
      results.add(sent ? tried(pair, paths.get(next), echoes.get(next)) : untried(pair));
      next += sent ? 1 : 0;
    }
    return new Matrix(
        plan.topology().name(), all, results, Duplicates.of(plan, observed), failing());
  }

  private List<Matrix.Failing> failing() {
    return plan.pods().stream()
        .flatMap(planned -> seen(planned.id()).stream())
        .filter(pod -> pod.state().failsForGood())
        .map(pod -> new Matrix.Failing(pod.id(), pod.state()))
        .toList();
  }

  private Matrix.PathResult tried(Pair pair, PodPath path, Echo echo) {
    String problem = new PathFaults(observed, path, echo).toString();
    double loss = echo.sent() == 0 ? 1 : 1 - (double) echo.received() / echo.sent();
    return new Matrix.PathResult(
        pair.from().pod().toString(),
        pair.to().pod().toString(),
        pair.network().name(),
        pair.family().toString(),
        problem.isEmpty(),
        echo.ttl(),
        echo.rttMs(),
        loss,
        path.target().ip(),
        echo.sourceSeen(),
        echo.mtuOk(),
        echo.interfaces(),
        problem);
  }

  private Optional<Observed.Pod> seen(PodId pod) {
    return Optional.ofNullable(observed.pods().get(pod));
  }

  private Matrix.PathResult untried(Pair pair) {
    PodId lacking = (pair.from().address().isEmpty() ? pair.from() : pair.to()).pod();
    String why =
        observed.pods().containsKey(lacking)
            ? lacking + " has no " + pair.family() + " address on " + pair.network().name()
            : lacking + " does not run";
    return new Matrix.PathResult(
        pair.from().pod().toString(),
        pair.to().pod().toString(),
        pair.network().name(),
        pair.family().toString(),
        false,
        0,
        0,
        1,
        pair.to().address().map(Cidr::ip).orElse(""),
        "",
        false,
        Echo.Interfaces.NONE,
        why);
  }
}
