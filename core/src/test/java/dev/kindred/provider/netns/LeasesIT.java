package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.lab.TestLedger;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Test;

/** Leases that killed plugins leave. */
class LeasesIT implements InWorld {
  /** The plugin makes the file of a lease before it writes whose it is. */
  private static final String HALF =
      "cd /run/kindred/leases/edge1-control-plane && : >$(ls | head -n 1)/10.97.0.77";

  @Override
  public World world() {
    return new NetnsWorld();
  }

  @Test
  void one_that_was_not_written_goes_when_those_are_ended_that_a_kill_left(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "sh", "-c", HALF + "; : >/run/kindred/agents/1.1");
    assertThat(lab.up()).isEmpty();
    Recovery.isTidy(lab, lab.observed());
  }

  @Test
  void gc_finds_it_as_well(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "sh", "-c", HALF);
    LabHome home = new LabHome(TestLab.NAME, lab.folder(), TestLedger.of(lab.folder()));
    assertThat(world().provider().strays(home))
        .singleElement()
        .asString()
        .matches("address 10.97.0.77 on .*, of nobody");
    world().provider().sweep(home);
    assertThat(world().provider().strays(home)).isEmpty();
    Recovery.isTidy(lab, lab.observed());
  }
}
