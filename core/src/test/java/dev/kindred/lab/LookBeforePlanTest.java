package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Underlay;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Sighting;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Topology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look that was begun before the plan was made. */
class LookBeforePlanTest {
  @TempDir private Path states;

  /** One whose looks begin when they are asked for. */
  private static final class Eager extends PaperProvider {
    private final List<String> done = new ArrayList<>();

    @Override
    public Supplier<Sighting> observing(LabHome home) {
      done.add("begun");
      Sighting seen = super.observe(home);
      return () -> seen;
    }

    @Override
    public Sighting observe(LabHome home) {
      done.add("looked");
      return super.observe(home);
    }

    @Override
    public Underlay underlay(LabHome home, Topology topology) {
      done.add("planned");
      return Underlays.ofKubernetes(List.of(Cidr.of("172.30.0.0/20")));
    }
  }

  @Test
  void where_nodes_are_missing_another_is_taken_that_sees_what_was_prepared_for_them() {
    Eager provider = new Eager();
    LabCycle lab = new LabCycle("edge", states, provider, Duration.ofSeconds(1));
    lab.up(
        TopologyReader.read("kindred.yaml", "name: edge\nclusters: 2\n", Vocabularies.DIALECT),
        Progress.NONE);

    assertThat(provider.done).containsExactly("begun", "planned", "looked");
  }
}
