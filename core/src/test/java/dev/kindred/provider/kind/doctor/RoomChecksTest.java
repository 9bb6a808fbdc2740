package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RoomChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  private void wish(int clusters, int nodes) {
    patient.wish = new Requirements(clusters, nodes, List.of(), List.of());
  }

  @Test
  void memory_for_every_control_plane_is_needed() {
    patient.memory = Patient.gigabytes(2.9);
    wish(5, 5);

    assertThat(only("memory"))
        .isEqualTo(
            Finding.fatal(
                "memory",
                "2.9 GB are free; 5 clusters take about 3.0 GB when idle",
                "ps -eo rss,pid,args --sort=-rss | head   # what takes most, to be ended\n"
                    + "# or ask for fewer nodes"));
  }

  @Test
  void memory_for_every_node_and_a_spare_is_wished_for() {
    patient.memory = Patient.gigabytes(2.9);
    wish(1, 5);

    assertThat(only("memory").severity()).isEqualTo(Severity.WARNING);
    assertThat(only("memory").what())
        .isEqualTo("2.9 GB are free; 1 cluster with 5 nodes takes about 3.0 GB when idle");

    wish(1, 3);
    assertThat(only("memory").severity()).isEqualTo(Severity.OK);
  }

  @Test
  void a_virtual_machine_is_to_be_large_enough() {
    patient.local = false;
    patient.engineMemory = Patient.gigabytes(2.0);
    wish(2, 2);
    assertThat(only("memory"))
        .isEqualTo(
            Finding.warning(
                "memory",
                "2.0 GB is what podman's machine has; 2 clusters take about 1.2 GB when idle",
                "podman machine stop && podman machine set --memory 3072 && podman machine"
                    + " start"));

    patient.program = "docker";
    patient.version = "28.2.2";
    wish(4, 4);
    assertThat(only("memory").isFatal()).isTrue();
    assertThat(only("memory").remedy())
        .contains("Docker Desktop: Settings")
        .contains("colima start --memory 4 ");

    patient.engineMemory = OptionalLong.empty();
    assertThat(only("memory"))
        .isEqualTo(Finding.unknown("memory", "docker does not say how much it has"));
  }

  @Test
  void disk_for_every_node_is_needed_and_for_the_image_wished_for() {
    patient.disk = Patient.gigabytes(0.9);
    assertThat(only("disk"))
        .isEqualTo(
            Finding.fatal(
                "disk",
                "0.9 GB are free in /var/lib/containers/storage; 2 clusters take about 2.0 GB when"
                    + " idle",
                "podman system prune   # removes what no container uses"));

    patient.disk = Patient.gigabytes(2.5);
    assertThat(only("disk").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void room_that_cannot_be_read_is_unknown() {
    patient.disk = OptionalLong.empty();
    patient.memory = OptionalLong.empty();

    assertThat(only("disk"))
        .isEqualTo(
            Finding.unknown(
                "disk", "what is free in /var/lib/containers/storage could not be read"));
    assertThat(only("memory"))
        .isEqualTo(Finding.unknown("memory", "/proc/meminfo could not be read"));
  }
}
