package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
  private static final String DIGEST =
      "sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

  /** Expected values as ParseDockerRef of github.com/distribution/reference gives them. */
  @ParameterizedTest
  @CsvSource({
    "busybox,                       docker.io/library/busybox:latest",
    "busybox:1.36.1,                docker.io/library/busybox:1.36.1",
    "team/app:2,                    docker.io/team/app:2",
    "a/b/c,                         docker.io/a/b/c:latest",
    "docker.io/busybox:1,           docker.io/library/busybox:1",
    "index.docker.io/busybox:1,     docker.io/library/busybox:1",
    "docker.io/library/busybox,     docker.io/library/busybox:latest",
    "localhost/app,                 localhost/app:latest",
    "localhost:5000/app:1,          localhost:5000/app:1",
    "registry:5000/app,             registry:5000/app:latest",
    "ghcr.io/x/multus-cni:v4-thick, ghcr.io/x/multus-cni:v4-thick",
    "Registry/app:1,                Registry/app:1"
  })
  void a_reference_means_what_containerd_takes_it_for(String reference, String full) {
    assertThat(ImageName.of(reference).full()).isEqualTo(full);
    assertThat(ImageName.of(full).full()).isEqualTo(full);
  }

  @Test
  void of_tag_and_digest_the_digest_counts() {
    ImageName name = ImageName.of("kindest/node:v1.37.0@" + DIGEST);

    assertThat(name.full()).isEqualTo("docker.io/kindest/node@" + DIGEST);
    assertThat(name.tagged()).isEqualTo("docker.io/kindest/node:v1.37.0");
  }

  @Test
  void what_has_just_a_digest_gets_it_for_a_tag() {
    ImageName name = ImageName.of("busybox@" + DIGEST);

    assertThat(name.full()).isEqualTo("docker.io/library/busybox@" + DIGEST);
    assertThat(ImageName.of(name.tagged()).full())
        .isEqualTo("docker.io/library/busybox:" + DIGEST.replace(':', '-'));
  }

  @Test
  void podman_has_short_names_in_localhost() {
    assertThat(ImageName.of("app:1").local()).contains("localhost/app:1");
    assertThat(ImageName.of("team/app").local()).contains("localhost/team/app:latest");
    assertThat(ImageName.of("quay.io/team/app").local()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "a b", "Busybox", "busybox:", "x@sha256:12", "a//b", "/a"})
  void what_is_no_reference_is_refused(String text) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> ImageName.of(text))
        .withMessage(text + " is no reference to an image")
        .satisfies(fault -> assertThat(fault.remedy()).contains("NAME:TAG"));
  }
}
