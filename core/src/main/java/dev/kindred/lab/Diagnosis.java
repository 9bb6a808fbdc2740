package dev.kindred.lab;

import dev.kindred.explain.Explanation;
import dev.kindred.plan.Change;
import dev.kindred.plan.Diff;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policies;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * What is wrong between two pods.
 *
 * @param drift what {@code up} would change
 */
public record Diagnosis(List<Change> drift, Explanation explanation) {
  /** Copies its list. */
  public Diagnosis {
    drift = List.copyOf(drift);
  }

  /**
   * Two pods, and how to look at what decides at nodes and in pods beside the main routing tables.
   */
  record Question(
      Explanation.Pair pair,
      BiFunction<Collection<NodeId>, Collection<PodId>, Policies> policies) {}

  /** Of the nodes only those are looked at that the way by the main tables comes to. */
  static Diagnosis of(Plan plan, Observed observed, Question question) {
    Explanation.Pair pair = question.pair();
    Explanation plain = Explanation.of(plan, observed, pair.from(), pair.to());
    Set<NodeId> nodes = new TreeSet<>(plain.nodes(observed.nodes().keySet()));
    Set<PodId> pods = new TreeSet<>();
    for (PodId id : List.of(pair.from(), pair.to())) {
      Observed.Pod pod = observed.pods().get(id);
      if (pod != null) {
        pods.add(id);
        nodes.add(pod.node());
      }
    }
    nodes.removeIf(id -> !observed.nodes().containsKey(id));
    boolean worth = observed.running() && !plain.paths().isEmpty();
    Policies policies = worth ? question.policies().apply(nodes, pods) : Policies.NONE;
    return new Diagnosis(Diff.of(plan, observed), Explanation.of(plan, observed, policies, pair));
  }
}
