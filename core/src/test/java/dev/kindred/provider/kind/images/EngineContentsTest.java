package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineContentsTest {
  private static final EngineContents CONTENTS =
      EngineContents.parse(
          """
          docker.io/library/busybox:1.36 sha256:aa
          localhost/mine:dev sha256:bb
          registry.example:5000/team/app:2 sha256:cc
          <none>:<none> sha256:dd
          """);

  @Test
  void what_is_behind_a_name() {
    assertThat(CONTENTS.id("busybox:1.36")).contains("sha256:aa");
    assertThat(CONTENTS.id("registry.example:5000/team/app:2")).contains("sha256:cc");
  }

  @Test
  void podman_gives_a_registry_of_its_own_to_what_was_built_under_a_short_name() {
    assertThat(CONTENTS.id("mine:dev")).contains("sha256:bb");
  }

  @Test
  void of_what_is_not_there_nothing_is_known() {
    assertThat(CONTENTS.id("busybox:1.37")).isEmpty();
    assertThat(CONTENTS.id("busybox:1.36@sha256:" + "0".repeat(64))).isEmpty();
    assertThat(EngineContents.parse("what is this\n\n").id("what")).isEmpty();
  }
}
