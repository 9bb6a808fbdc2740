package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BakeTest {
  @ParameterizedTest
  @CsvSource({
    "2,    240000000, false",
    "3,    240000000, true",
    "3,    120000000, false",
    "4,    120000000, true",
    "2,  10000000000, false",
    "3,  10000000000, true",
    "100,    2000000, false",
    "0,    240000000, false",
    "50,           0, false"
  })
  void to_bake_first_pays_with_many_nodes_and_large_images(int nodes, long bytes, boolean pays) {
    assertThat(Bake.pays(nodes, bytes)).isEqualTo(pays);
  }

  @Test
  void a_node_image_of_the_same_repository_is_not_baked() {
    assertThat(Bake.isBaked("localhost/kindred-node:49f2c9d589fbe4f015da")).isTrue();
    assertThat(Bake.isBaked("localhost/kindred-node:v1.34.4-8215d744bda906a2")).isFalse();
    assertThat(Bake.isBaked("kindest/node:v1.37.0")).isFalse();
  }
}
