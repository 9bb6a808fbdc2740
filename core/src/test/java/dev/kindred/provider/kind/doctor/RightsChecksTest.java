package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsChecksTest {
  private final Patient patient = new Patient();

  private Finding only(String subject) {
    return assertThat(patient.findings(subject)).singleElement().actual();
  }

  @Test
  void a_root_without_the_right_to_raise_limits_must_tell_an_older_podman() {
    patient.version = "4.3.1";
    patient.sysResource = Optional.of(false);
    patient.openFiles = OptionalLong.of(20_000);
    patient.ownProcesses = OptionalLong.of(32_768);

    assertThat(only("rights"))
        .isEqualTo(
            Finding.fatal(
                "rights",
                "root lacks CAP_SYS_RESOURCE and has limits of 20000 open files and 32768"
                    + " processes; Podman 4.3.1 wants more for a container",
                "sudo mkdir -p /etc/containers/containers.conf.d\n"
                    + "printf '[containers]\\ndefault_ulimits = [\"nofile=20000:20000\","
                    + " \"nproc=32768:32768\"]\\n' | sudo tee"
                    + " /etc/containers/containers.conf.d/ulimits.conf"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "nofile=20000:20000", "nproc=32768:32768"   | 0
          "nofile=20000","nproc=1000"                 | 0
          "nofile=20000:20001", "nproc=32768:32768"   | 1
          "nofile=20000:20000"                        | 1
          "nproc=1000:1000"                           | 1
          """)
  void limits_in_containers_conf_are_heeded(String ulimits, int findings) {
    patient.version = "4.3.1";
    patient.sysResource = Optional.of(false);
    patient.openFiles = OptionalLong.of(20_000);
    patient.ownProcesses = OptionalLong.of(32_768);
    patient.ulimits = Optional.of(ulimits);

    assertThat(patient.findings("rights")).hasSize(findings);
  }

  @Test
  void rights_are_of_no_matter_to_plain_users_other_engines_and_a_newer_podman() {
    patient.sysResource = Optional.of(false);
    patient.openFiles = OptionalLong.of(20_000);
    assertThat(patient.findings("rights")).isEmpty();

    patient.version = "4.3.1";
    patient.rootless = true;
    assertThat(patient.findings("rights")).isEmpty();

    patient.rootless = false;
    patient.program = "docker";
    patient.version = "20.10.24";
    assertThat(patient.findings("rights")).isEmpty();
  }

  @Test
  void rights_that_cannot_be_read_are_unknown() {
    patient.version = "4.3.1";
    patient.sysResource = Optional.empty();

    assertThat(only("rights"))
        .isEqualTo(
            Finding.unknown(
                "rights", "what this process may do could not be read from /proc/self"));
  }
}
