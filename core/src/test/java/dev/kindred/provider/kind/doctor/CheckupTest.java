package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import org.junit.jupiter.api.Test;

/** All of a machine together; each check has a test of its own beside this. */
class CheckupTest {
  private final Patient patient = new Patient();

  @Test
  void a_machine_on_which_all_is_well_is_told_so_of_every_subject() {
    assertThat(patient.findings())
        .allSatisfy(finding -> {
          assertThat(finding.severity()).as(finding.what()).isEqualTo(Severity.OK);
          assertThat(finding.what()).isNotEmpty();
          assertThat(finding.remedy()).isEmpty();
        })
        .extracting(Finding::subject)
        .containsExactly(
            "kind",
            "engine",
            "cgroups",
            "kernel",
            "inotify instances",
            "inotify watches",
            "processes",
            "memory",
            "disk",
            "ports",
            "addresses",
            "firewalld");
  }

  @Test
  void without_kind_nothing_is_made() {
    patient.kind = java.util.Optional.empty();

    assertThat(patient.findings("kind"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.isFatal()).isTrue();
          assertThat(finding.what()).isEqualTo("there is no program kind");
          assertThat(finding.remedy()).startsWith("Install it as https://kind.sigs.k8s.io/");
        });
  }

  @Test
  void a_silent_engine_is_fatal_and_the_host_is_looked_at_all_the_same() {
    patient.fault = "no container engine answers";
    patient.program = "";
    patient.cgroup = "";
    patient.storage = "";
    patient.disk = java.util.OptionalLong.empty();

    assertThat(patient.findings("engine")).singleElement().matches(Finding::isFatal);
    assertThat(patient.findings("cgroups")).isEmpty();
    assertThat(patient.findings("disk"))
        .containsExactly(
            Finding.unknown("disk", "where images and containers are kept is not known"));
    assertThat(patient.findings("kernel")).singleElement().matches(f -> !f.isFatal());
  }

  @Test
  void where_containers_run_on_another_machine_the_host_is_left_out_and_that_is_said() {
    patient.local = false;
    patient.program = "docker";
    patient.version = "28.2.2";

    assertThat(patient.findings())
        .extracting(Finding::subject)
        .containsExactly("kind", "engine", "cgroups", "memory", "addresses", "host");
    assertThat(patient.findings("host"))
        .containsExactly(
            Finding.unknown(
                "host",
                "left out, as containers of docker run in a virtual machine or on another"
                    + " computer: its kernel, limits, disk, ports, routes and firewall"));
  }

  @Test
  void a_silent_engine_elsewhere_is_all_that_is_said() {
    patient.local = false;
    patient.fault = "cannot connect";

    assertThat(patient.findings()).extracting(Finding::subject).containsExactly("kind", "engine");
    assertThat(patient.findings("engine"))
        .containsExactly(Finding.fatal("engine", "cannot connect", "podman machine start"));
  }
}
