package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  @Test
  void an_engine_is_named_with_its_version_rights_and_runtime() {
    assertThat(only("engine")).isEqualTo(Finding.ok("engine", "podman 5.4.2, as root, with crun"));
    patient.rootless = true;
    patient.runtime = "";
    assertThat(only("engine")).isEqualTo(Finding.ok("engine", "podman 5.4.2, rootless"));
  }

  @ParameterizedTest
  @CsvSource({
    "docker, 20.10.24+dfsg1, ok",
    "docker, 19.03.15, fatal",
    "podman, 3.4.4, ok",
    "podman, 1.6.9, fatal",
    "nerdctl, v1.7.2, ok",
    "nerdctl, 1.6.0, fatal",
    "docker, '', unknown",
    "docker, dev, unknown"
  })
  void a_version_is_old_unknown_or_new_enough(String program, String version, String severity) {
    patient.program = program;
    patient.version = version;

    assertThat(only("engine").severity()).hasToString(severity);
  }

  @Test
  void an_old_engine_is_told_what_kind_needs() {
    patient.program = "docker";
    patient.version = "19.03.15";
    assertThat(only("engine"))
        .isEqualTo(
            Finding.fatal(
                "engine",
                "docker 19.03.15 is too old: kind needs 20.10",
                "curl -fsSL https://get.docker.com | sudo sh"));

    patient.program = "podman";
    patient.rootless = true;
    patient.version = "2.2.1";
    assertThat(only("engine").what()).isEqualTo("podman 2.2.1 is too old: kind needs 3.0");
    assertThat(only("engine").remedy()).contains("sudo apt-get install podman");

    patient.program = "nerdctl";
    patient.version = "1.0.0";
    assertThat(only("engine").remedy()).contains("github.com/containerd/nerdctl/releases");
  }

  @Test
  void one_without_a_version_says_so() {
    patient.version = "";
    assertThat(only("engine").what()).isEqualTo("podman does not say its version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docker  | true  | Cannot connect to the Docker daemon       | sudo systemctl start docker
          docker  | false | Cannot connect to the Docker daemon       | # start Docker Desktop, or: colima start
          podman  | true  | could not ask podman                      | podman info   # says why
          podman  | false | could not ask podman                      | podman machine start
          nerdctl | true  | cannot access containerd socket           | sudo systemctl start containerd
          """)
  void one_that_does_not_answer_is_to_be_started(
      String program, boolean local, String fault, String remedy) {
    patient.program = program;
    patient.local = local;
    patient.fault = fault;

    assertThat(only("engine")).isEqualTo(Finding.fatal("engine", fault, remedy));
  }

  @Test
  void a_remedy_that_came_with_the_fault_stays() {
    patient.fault = "there is no program podman";
    patient.remedy = "Install it";

    assertThat(only("engine").remedy()).isEqualTo("Install it");
  }
}
