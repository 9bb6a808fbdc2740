package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabImagesTest {
  private static Workload workload(String name, String image) {
    return new Workload(name, image, List.of(), 1, List.of(), List.of());
  }

  private static final Topology LAB =
      new Topology(
          "edge",
          "kind",
          List.of(),
          List.of(),
          List.of(),
          List.of(
              workload("a", "busybox:1"), workload("b", "nginx:2"), workload("c", "busybox:1")));

  @Test
  void a_lab_needs_a_node_image_multus_and_each_workload_image_once() {
    LabImages images = LabImages.of(LAB, Map.of());

    assertThat(images.all())
        .containsExactly(
            LabImages.KIND_DEFAULT, LabImages.MULTUS + "-thick", "busybox:1", "nginx:2");
    assertThat(images.onNodes())
        .containsExactly(LabImages.MULTUS + "-thick", "busybox:1", "nginx:2");
    assertThat(images.uses(LAB).get("busybox:1")).containsExactly("a", "c");
    assertThat(images.uses(LAB).get(LabImages.MULTUS + "-thick")).containsExactly("Multus");
  }

  @Test
  void the_environment_names_another_node_image() {
    assertThat(LabImages.of(LAB, Map.of(LabImages.VARIABLE, "node:x")).node()).isEqualTo("node:x");
  }

  @Test
  void the_default_is_a_reference_with_a_digest() {
    assertThat(ImageName.of(LabImages.KIND_DEFAULT).tagged())
        .isEqualTo("docker.io/kindest/node:v1.37.0");
  }
}
