package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  private void wish(int clusters, int nodes) {
    patient.wish = new Requirements(clusters, nodes, List.of(), List.of());
  }

  @Test
  void limits_that_cannot_be_read_are_unknown() {
    patient.instances = OptionalLong.empty();
    patient.watches = OptionalLong.empty();
    patient.processes = OptionalLong.empty();

    assertThat(only("inotify instances"))
        .isEqualTo(
            Finding.unknown(
                "inotify instances", "/proc/sys/fs/inotify/max_user_instances could not be read"));
    assertThat(only("inotify watches"))
        .isEqualTo(
            Finding.unknown(
                "inotify watches", "/proc/sys/fs/inotify/max_user_watches could not be read"));
    assertThat(only("processes"))
        .isEqualTo(Finding.unknown("processes", "/proc/sys/kernel/pid_max could not be read"));
  }

  @Test
  void too_few_processes_are_warned_of() {
    patient.processes = OptionalLong.of(32_768);
    wish(70, 70);

    assertThat(only("processes"))
        .isEqualTo(
            Finding.warning(
                "processes",
                "32768 may run, 900 do; 70 nodes want about 35000",
                "sudo sysctl kernel.pid_max=4194304 kernel.threads-max=4194304"));
  }

  @Test
  void a_plain_user_may_be_given_fewer_processes() {
    patient.processesOfUser = OptionalLong.of(900);
    assertThat(only("processes").severity()).isEqualTo(Severity.OK);

    patient.rootless = true;
    assertThat(patient.findings("processes"))
        .contains(
            Finding.warning(
                "processes",
                "900 may run for this user together; 2 nodes want about 1000",
                "sudo systemctl set-property user-$(id -u).slice TasksMax=infinity"));
  }

  @Test
  void a_container_may_be_given_fewer_processes() {
    patient.processesOfContainer = OptionalLong.of(256);
    assertThat(patient.findings("processes"))
        .contains(
            Finding.warning(
                "processes",
                "256 may run in a node, by pids_limit in containers.conf; it wants about 500",
                "# in containers.conf (CONTAINERS_CONF, ~/.config/containers, /etc/containers):\n"
                    + "#   [containers]\n#   pids_limit = 65536"));

    patient.processesOfContainer = OptionalLong.of(0); // Any number.
    assertThat(only("processes").severity()).isEqualTo(Severity.OK);
  }
}
