package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoredImagesTest {
  private static final String ID = "sha256:" + "1".repeat(64);
  private static final String OLD_ID = "sha256:" + "2".repeat(64);
  private static final String MANIFEST = "sha256:" + "3".repeat(64);
  private static final String OLD_MANIFEST = "sha256:" + "4".repeat(64);

  private static StoredImages stored(String... namesAndDigests) {
    StringBuilder table =
        new StringBuilder("REF      TYPE     DIGEST      SIZE      PLATFORMS   LABELS \n");
    for (int i = 0; i < namesAndDigests.length; i += 2) {
      table
          .append(namesAndDigests[i])
          .append("    application/vnd.docker.distribution.manifest.v2+json ")
          .append(namesAndDigests[i + 1])
          .append(" 72.0 MiB  linux/amd64 io.cri-containerd.image=managed \n");
    }
    return StoredImages.parse(table.toString());
  }

  private static EngineImage image(String reference) {
    return new EngineImage(reference, reference, ID, 1);
  }

  @Test
  void a_node_has_what_a_pod_would_find_by_its_reference() {
    StoredImages stored = stored("docker.io/library/busybox:1.36.1", MANIFEST, ID, MANIFEST);

    assertThat(stored.has("busybox:1.36.1")).isTrue();
    assertThat(stored.has(image("busybox:1.36.1"))).isTrue();
    assertThat(stored.has("busybox:1.36")).isFalse();
  }

  @Test
  void another_content_under_the_same_name_is_another_image() {
    StoredImages stored =
        stored("docker.io/library/app:1", OLD_MANIFEST, OLD_ID, OLD_MANIFEST, ID, MANIFEST);

    assertThat(stored.has("app:1")).isTrue();
    assertThat(stored.has(image("app:1"))).isFalse();
    assertThat(stored.otherName(image("app:1"))).contains(ID);
    assertThat(stored.outdated(List.of(image("app:1"), image("app:2"))))
        .containsExactly("docker.io/library/app:1");
  }

  @Test
  void the_id_of_an_engine_with_containerd_is_the_digest_of_the_manifest() {
    StoredImages stored = stored("docker.io/library/app:1", ID);

    assertThat(stored.has(image("app:1"))).isTrue();
  }

  @Test
  void an_image_without_a_tag_is_found_by_its_digest() {
    StoredImages stored = stored("import-2026-11-25@" + ID, ID);

    assertThat(stored.otherName(image("app@" + ID))).contains("import-2026-11-25@" + ID);
  }

  @Test
  void podmans_name_for_a_short_one_is_known() {
    StoredImages stored = stored("localhost/app:1", MANIFEST);

    assertThat(stored.has("app:1")).isFalse();
    assertThat(stored.otherName(image("app:1"))).contains("localhost/app:1");
  }

  @Test
  void an_empty_table_has_nothing() {
    assertThat(StoredImages.parse("").has("busybox")).isFalse();
    assertThat(stored().otherName(image("busybox"))).isEmpty();
  }
}
