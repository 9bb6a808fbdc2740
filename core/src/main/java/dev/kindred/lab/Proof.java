package dev.kindred.lab;

import dev.kindred.explain.Explanation;
import dev.kindred.explain.Owner;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.topology.Cidr;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.PathResult;
import dev.kindred.verify.Sample;
import dev.kindred.verify.Verification;
import java.util.Collections;
import java.util.List;

/** Proves a lab, and finds what is wrong with it. Changes nothing. */
final class Proof {
  private final LabHome home;
  private final Provider provider;
  private final Planning planning;

  Proof(LabHome home, Provider provider, Planning planning) {
    this.home = home;
    this.provider = provider;
    this.planning = planning;
  }

  /** Sends packets along every path, or along a sample of them. */
  Proven prove(Sample sample, Progress progress) {
    progress.step("looking at lab " + home.name());
    planning.mustExist();
    try (Provider.Probe probe = provider.startProbe(home)) {
      Plan plan = planning.appliedPlan();
      Sighting seen = probe.observe();
      Verification verification = Verification.of(plan, seen.observed(), sample);
      progress.step("sending packets along " + verification.paths().size() + " paths");
      Matrix matrix = verification.matrix(probe.send(seen, verification.paths(), progress));
      return new Proven(plan, seen.observed(), matrix);
    }
  }

  /**
   * Sends some packets along one path, as ping does; what came of each. None where it cannot be
   * tried.
   */
  List<Echo> ping(PathResult path, int count) {
    Plan plan = planning.appliedPlan();
    Sighting seen = provider.observe(home);
    Verification verification =
        Verification.of(plan, seen.observed(), new Sample(Integer.MAX_VALUE));
    return verification
        .path(path)
        .map(one -> provider.probe(home, seen, Collections.nCopies(count, one)))
        .orElse(List.of());
  }

  /**
   * The way between two pods by the routing tables, rules and packet filters as they are. Sends
   * nothing.
   */
  Explanation explain(PodId from, PodId to) {
    Plan plan = planning.appliedPlan();
    return diagnosis(plan, new Explanation.Pair(from, to)).explanation();
  }

  /**
   * What may be wrong with a path that verify found broken: what differs from the plan, and the way
   * as {@link #explain} has it.
   */
  Diagnosis diagnose(PathResult path) {
    Plan plan = planning.appliedPlan();
    return diagnosis(plan, new Explanation.Pair(pod(plan, path.from()), pod(plan, path.to())));
  }

  private static PodId pod(Plan plan, String name) {
    return plan.pods().stream()
        .map(PlannedPod::id)
        .filter(id -> id.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no pod like " + name));
  }

  private Diagnosis diagnosis(Plan plan, Explanation.Pair pair) {
    Sighting seen = provider.observe(home);
    Diagnosis.Question question =
        new Diagnosis.Question(pair, (nodes, pods) -> provider.policies(home, seen, nodes, pods));
    return Diagnosis.of(plan, seen.observed(), question);
  }

  /** The pods that have an address. */
  List<Owner> owners(Cidr address) {
    return Owner.of(provider.observe(home).observed(), address);
  }
}
