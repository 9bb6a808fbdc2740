package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.lab.TestLedger;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a down sets up in a lab before it ends it, and is killed over. */
class WitnessIT implements InWorld {
  private static final String LIMIT = "/proc/sys/user/max_net_namespaces";

  @Override
  public World world() {
    return new NetnsWorld();
  }

  private static void setUp(TestLab lab) {
    LabHome home = new LabHome(TestLab.NAME, lab.folder(), TestLedger.of(lab.folder()));
    new Witness(NetnsWorld.holder(lab), home, Duration.ofSeconds(10)).close();
  }

  private static Path sign(TestLab lab) {
    return lab.folder().resolve("ending");
  }

  @Test
  void a_lab_that_lives_on_makes_network_namespaces_again(TestLab lab) {
    lab.seed();
    assertThat(sign(lab)).doesNotExist();
    setUp(lab);
    assertThat(sign(lab)).isEmptyFile();
    assertThatThrownBy(() -> NetnsWorld.inside(lab, "unshare", "--net", "true"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("No space left on device");
    lab.removePod("edge1/demo1");
    assertThat(lab.up()).containsExactly("add pod edge1/demo1");
    assertThat(sign(lab)).doesNotExist();
    assertThat(NetnsWorld.inside(lab, "unshare", "--net", "echo", "made")).isEqualTo("made\n");
    lab.isWhole().goesWithoutATrace();
  }

  @Test
  void one_that_was_set_up_in_vain_is_no_hindrance_to_the_next_down(TestLab lab) {
    lab.seed();
    setUp(lab);
    lab.goesWithoutATrace();
  }

  @Test
  void without_its_sign_a_limit_is_somebody_elses(TestLab lab) {
    lab.seed();
    NetnsWorld.inside(lab, "sh", "-c", "echo 4321 >" + LIMIT);
    assertThat(lab.up()).isEmpty();
    assertThat(NetnsWorld.inside(lab, "cat", LIMIT)).isEqualTo("4321\n");
    lab.goesWithoutATrace();
  }
}
