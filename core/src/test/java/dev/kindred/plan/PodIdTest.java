package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodIdTest {
  @Test
  void is_written_as_commands_take_it() {
    assertThat(new PodId("edge1", "demo1", 0)).hasToString("edge1/demo1");
    assertThat(new PodId("edge1", "demo1", 2)).hasToString("edge1/demo1/2");
  }

  @Test
  void has_the_name_of_its_workload_and_its_index() {
    assertThat(new PodId("edge1", "demo1", 0).podName()).isEqualTo("demo1-0");
    assertThat(new PodId("edge1", "demo1", 2).podName()).isEqualTo("demo1-2");
  }

  @Test
  void sorts_by_cluster_workload_and_index() {
    PodId first = new PodId("a", "w", 2);
    PodId second = new PodId("a", "w", 10);
    PodId third = new PodId("a", "x", 0);
    PodId fourth = new PodId("b", "a", 0);
    assertThat(Stream.of(fourth, third, second, first).sorted())
        .containsExactly(first, second, third, fourth);
  }
}
