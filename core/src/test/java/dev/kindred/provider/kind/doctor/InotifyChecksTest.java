package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InotifyChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  private void wish(int clusters, int nodes) {
    patient.wish = new Requirements(clusters, nodes, List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    // version of control groups, limit, in use, nodes
    "2, 128,  5,  3, ok",
    "2, 128, 10,  3, warning",
    "2, 128,  0,  4, fatal",
    "2, 512, 14, 12, ok",
    "1, 128,  0,  4, ok",
    "1, 128,  0,  5, warning",
    "1, 128,  5,  5, fatal",
    "1, 128, 54,  2, ok",
  })
  void inotify_instances_are_reckoned_by_nodes(
      String cgroup, long limit, long used, int nodes, String severity) {
    patient.cgroup = cgroup;
    patient.instances = OptionalLong.of(limit);
    patient.instancesUsed = OptionalLong.of(used);
    wish(nodes, nodes);

    assertThat(only("inotify instances").severity()).hasToString(severity);
  }

  @Test
  void too_few_inotify_instances_are_raised_to_what_is_wanted() {
    patient.instances = OptionalLong.of(128);
    wish(10, 10);
    assertThat(only("inotify instances"))
        .isEqualTo(
            Finding.fatal(
                "inotify instances",
                "128 for a user, 14 in use; 10 nodes want about 400",
                "sudo sysctl fs.inotify.max_user_instances=512\n"
                    + "echo fs.inotify.max_user_instances=512 | sudo tee -a"
                    + " /etc/sysctl.d/99-kindred.conf   # to keep it"));

    wish(30, 30);
    assertThat(only("inotify instances").remedy())
        .startsWith("sudo sysctl fs.inotify.max_user_instances=2048\n");
  }

  @Test
  void how_many_instances_are_in_use_may_be_unknown() {
    patient.instancesUsed = OptionalLong.empty();

    assertThat(only("inotify instances"))
        .isEqualTo(
            Finding.ok(
                "inotify instances",
                "1024 for a user, how many are in use is not known; 2 nodes want about 80"));
  }

  @Test
  void too_few_inotify_watches_are_warned_of() {
    patient.watches = OptionalLong.of(8192);
    wish(13, 14);

    assertThat(only("inotify watches"))
        .isEqualTo(
            Finding.warning(
                "inotify watches",
                "8192 for a user; 14 nodes want about 8400",
                "sudo sysctl fs.inotify.max_user_watches=524288\n"
                    + "echo fs.inotify.max_user_watches=524288 | sudo tee -a"
                    + " /etc/sysctl.d/99-kindred.conf   # to keep it"));
  }
}
