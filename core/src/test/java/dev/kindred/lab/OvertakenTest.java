package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.plan.Plan;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Overtaken;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs that are begun at once, and look for a free block at the same moment. */
class OvertakenTest {
  private static final TopologyFile FILE =
      TopologyReader.read(
          "kindred.yaml",
          "name: edge\nclusters: 2\nworkloads: [{name: demo}]\n",
          Vocabularies.DIALECT);

  @TempDir private Path states;

  /** Somebody is so often quicker to take the block that is free. */
  private static final class Quick extends PaperProvider {
    private final int quicker;
    private final List<Cidr> wanted = new ArrayList<>();
    private int removed;

    Quick(int quicker) {
      this.quicker = quicker;
    }

    @Override
    public Underlay underlay(LabHome home, Topology topology) {
      List<Cidr> free = List.of(Cidr.of("172.30.0.0/16").part(wanted.size() % 16, 20));
      return Underlays.ofKubernetes(free);
    }

    @Override
    public void prepare(LabHome home, Plan plan, Progress progress) {
      wanted.add(plan.underlay().getFirst());
      home.ledger().intend("network", "kindred-edge");
      if (wanted.size() <= quicker) {
        throw new Overtaken(plan.underlay() + " is taken");
      }
    }

    @Override
    public boolean remove(LabHome home, Progress progress) {
      removed++;
      return super.remove(home, progress);
    }
  }

  private LabCycle lab(PaperProvider provider) {
    return new LabCycle("edge", states, provider, Duration.ofSeconds(1));
  }

  @Test
  void one_that_was_overtaken_plans_anew_with_what_is_free_then() {
    Quick provider = new Quick(2);
    Preview preview = lab(provider).up(FILE, Progress.NONE);
    assertThat(provider.wanted).hasSize(3);
    assertThat(preview.plan().underlay()).containsExactly(Cidr.of("172.30.32.0/20"));
    assertThat(preview.plan().nodes())
        .allSatisfy(node ->
            assertThat(node.addresses())
                .allSatisfy(
                    address -> assertThat(Cidr.of("172.30.32.0/20").contains(address)).isTrue()));
  }

  @Test
  void it_gives_up_at_last_and_leaves_nothing() {
    Quick provider = new Quick(Integer.MAX_VALUE);
    assertThatThrownBy(() -> lab(provider).up(FILE, Progress.NONE)).isInstanceOf(Overtaken.class);
    assertThat(provider.removed).isEqualTo(1);
    assertThat(states.resolve("edge")).doesNotExist();
  }
}
