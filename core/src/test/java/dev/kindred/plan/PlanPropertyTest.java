package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same input gives the same plan, whatever its maps are made of. */
class PlanPropertyTest {
  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void the_same_input_gives_the_same_plan(Sample sample) {
    Plan again = Planner.plan(sample.plan().topology(), Labs.UNDERLAY, Allocation.NONE);
    assertThat(again).isEqualTo(sample.plan()).hasSameHashCodeAs(sample.plan());
    assertThat(Rendering.of(again)).isEqualTo(Rendering.of(sample.plan()));
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void a_lab_that_runs_is_planned_as_it_is(Sample sample) {
    Plan again = Planner.plan(sample.plan().topology(), Labs.UNDERLAY, sample.plan().allocation());
    assertThat(again).isEqualTo(sample.plan());
    assertThat(Rendering.of(again)).isEqualTo(Rendering.of(sample.plan()));
    assertThat(again.notes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void the_order_of_maps_does_not_matter(Sample sample) {
    Shuffled shuffled = new Shuffled(sample.seed());
    Plan plan = sample.plan();
    Plan other =
        Planner.plan(
            shuffled.topology(plan.topology()),
            Labs.UNDERLAY,
            shuffled.allocation(plan.allocation()));
    assertThat(other).isEqualTo(plan);
    assertThat(Rendering.of(other)).isEqualTo(Rendering.of(plan));
  }
}
