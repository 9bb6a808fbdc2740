package dev.kindred.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.Echo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static Matrix.PathResult path(boolean ok) {
    return new Matrix.PathResult(
        "edge1/demo1",
        "edge2/demo1",
        "data-plane",
        "ipv4",
        ok,
        62,
        0.25,
        0,
        "10.1.2.2",
        "10.1.1.2",
        true,
        new Echo.Interfaces("net1", "net1", "net1"),
        ok ? "" : "broken");
  }

  @Test
  void is_whole_when_all_paths_are_and_no_address_is_there_twice() {
    assertThat(new Matrix("lab", 2, List.of(path(true), path(true)), List.of()).ok()).isTrue();
    assertThat(new Matrix("lab", 2, List.of(path(true), path(false)), List.of()).ok()).isFalse();
    Matrix.Duplicate twice = new Matrix.Duplicate("10.1.1.2", List.of("a on n", "b on n"));
    assertThat(new Matrix("lab", 1, List.of(path(true)), List.of(twice)).ok()).isFalse();
  }

  @Test
  void a_pod_that_fails_breaks_no_path_and_yet_all_is_not_well() {
    CommandRun run =
        new CommandRun(CommandRun.State.WAITING, Optional.empty(), 2, 0, Optional.empty(), 0);
    Matrix.Failing failing = new Matrix.Failing(new PodId("edge1", "demo1", 0), new PodState(run));
    Matrix matrix = new Matrix("lab", 1, List.of(path(true)), List.of(), List.of(failing));
    assertThat(matrix.whole()).isTrue();
    assertThat(matrix.ok()).isFalse();
  }
}
