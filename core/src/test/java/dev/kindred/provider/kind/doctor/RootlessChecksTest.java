package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Finding;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RootlessChecksTest {
  private final Patient patient = new Patient();

  @BeforeEach
  void plainUser() {
    patient.rootless = true;
  }

  @Test
  void a_user_with_ranges_and_a_device_needs_nothing() {
    assertThat(patient.findings("rootless")).isEmpty();
    assertThat(patient.findings("storage")).isEmpty();
  }

  @Test
  void a_user_without_ranges_is_told_how_to_have_them() {
    patient.users = OptionalLong.of(1);

    assertThat(patient.findings("rootless"))
        .singleElement()
        .matches(Finding::isFatal)
        .extracting(Finding::remedy)
        .asString()
        .startsWith("sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 me ")
        .endsWith("podman system migrate");
  }

  @Test
  void a_device_that_cannot_be_opened_is_told() {
    patient.tun = Optional.of(false);

    assertThat(patient.findings("rootless"))
        .singleElement()
        .matches(Finding::isFatal)
        .extracting(Finding::remedy)
        .isEqualTo("sudo modprobe tun && sudo chmod 0666 /dev/net/tun");
  }

  @Test
  void root_needs_neither() {
    patient.rootless = false;
    patient.users = OptionalLong.of(0);
    patient.tun = Optional.of(false);

    assertThat(patient.findings("rootless")).isEmpty();
  }

  @Test
  void an_engine_that_copies_images_is_told_as_it_is_slow_and_large() {
    patient.driver = "vfs";

    assertThat(patient.findings("storage"))
        .singleElement()
        .matches(finding -> finding.severity() == Finding.Severity.WARNING)
        .extracting(Finding::remedy)
        .asString()
        .contains("driver = \"overlay\"", "podman system reset");
  }
}
