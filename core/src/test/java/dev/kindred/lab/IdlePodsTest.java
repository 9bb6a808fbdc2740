package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Change;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.Readiness;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an up says of pods of Kubernetes when it is done. */
class IdlePodsTest {
  private static final PodId POD = new PodId("edge1", "crash", 0);
  private static final Plan PLAN =
      Planner.plan(
          TopologyReader.read(
                  "kindred.yaml",
                  "clusters: [edge1]\nworkloads: [{name: crash, command: [sh, -c, exit]}]\n",
                  Vocabularies.DIALECT)
              .topology(),
          Underlays.ofKubernetes(List.of(Cidr.of("172.30.0.0/20"))),
          Allocation.NONE);

  private static PodState state(CommandRun.State state, int restarts, boolean ready) {
    Optional<CommandRun.End> end =
        restarts == 0 ? Optional.empty() : Optional.of(new CommandRun.End(3, "", 5));
    return new PodState(
        Optional.of(new CommandRun(state, Optional.empty(), restarts, 0, end, 0)),
        Optional.of(new Readiness("crash-abc", ready, false, ready ? "" : "CrashLoopBackOff")));
  }

  private static Map<PodId, PodState> after(List<Change> changes, PodState... looks) {
    Deque<PodState> left = new ArrayDeque<>(List.of(looks));
    Observed before =
        new Observed(
            true,
            Map.of(),
            Map.of(
                POD,
                new Observed.Pod(
                    POD,
                    DeclaredNodes.id("edge1", 1),
                    List.of(),
                    Set.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    true,
                    "",
                    looks[0].run(),
                    Map.of(),
                    looks[0].readiness(),
                    Map.of(),
                    false)));
    Map<PodId, PodState> idle =
        new IdlePods(
                new Preview(PLAN, () -> before, changes, List.of()),
                () -> Map.of(POD, left.remove()),
                Duration.ZERO)
            .find();
    assertThat(left).as("looks that nobody asked for").hasSize(changes.isEmpty() ? 1 : 0);
    return idle;
  }

  private static List<Change> made() {
    return List.of(new PodChange.Add(PLAN.pods().getFirst()));
  }

  @Test
  void one_that_is_not_ready_is_told_and_fails() {
    assertThat(after(made(), state(CommandRun.State.WAITING, 2, false)))
        .hasValueSatisfying(
            new org.assertj.core.api.Condition<>(PodState::failsForGood, "it fails"));
  }

  @Test
  void one_that_is_ready_is_not_told() {
    assertThat(after(made(), state(CommandRun.State.RUNNING, 0, true))).isEmpty();
  }

  @Test
  void after_an_up_that_changed_nothing_nobody_looks_again() {
    assertThat(after(List.of(), state(CommandRun.State.WAITING, 2, false))).containsKey(POD);
  }

  @Test
  void one_that_runs_again_is_looked_at_until_it_stays_or_ends_again() {
    PodState again = state(CommandRun.State.RUNNING, 1, true);
    assertThat(after(made(), again, again)).isEmpty();
    assertThat(after(made(), again, state(CommandRun.State.WAITING, 1, false))).containsKey(POD);
  }
}
