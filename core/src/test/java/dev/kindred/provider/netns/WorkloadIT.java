package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands of workloads, as processes of this machine. */
@Tag("root")
class WorkloadIT implements InWorld {
  @Override
  public World world() {
    return new NetnsWorld();
  }

  /** A lab with a pod that waits and some that run a command. */
  private static String lab(int replicas, String command) {
    return """
    clusters: 1
    networks: [{name: data-plane}]
    workloads:
      - {name: idle, networks: [data-plane]}
      - {name: busy, networks: [data-plane], replicas: %d, command: %s}
    """
        .formatted(replicas, command);
  }

  private static void kill(TestLab lab, String pod) {
    String name = pod + "/pid";
    String script = "read -r pid start </run/kindred/pods/" + name + "; kill -9 $pid";
    NetnsWorld.inside(lab, "sh", "-c", script);
  }

  @Test
  void all_run_when_up_is_done(TestLab lab) {
    lab.up(lab(12, "[sleep, '10000']"));
    assertThat(lab.drift()).isEmpty();
  }

  @Test
  void one_that_nobody_looks_after_is_started_again_in_its_pod(TestLab lab) {
    lab.up(lab(2, "[sleep, '10000']"));
    Map<String, String> before = lab.identities();
    kill(lab, "edge1_busy-0");
    await().until(() -> !lab.drift().isEmpty());
    String drift = "mend command of pod edge1/busy: nothing runs it any more";
    assertThat(lab.drift()).containsExactly(drift);
    String running = "cat /proc/[0-9]*/comm | grep -c '^sleep$'";
    await().until(() -> NetnsWorld.inside(lab, "sh", "-c", running).equals("1\n"));
    assertThat(lab.up()).containsExactly(drift);
    assertThat(lab.isWhole().identities()).isEqualTo(before);
  }

  @Test
  void one_whose_number_another_process_has_now_has_ended(TestLab lab) {
    lab.up(lab(2, "[sleep, '10000']"));
    String swap = "read -r pid start <busy-1/pid; echo \"$pid 1\" >busy-1/pid";
    NetnsWorld.inside(
        lab, "sh", "-c", "cd /run/kindred/pods; " + swap.replace("busy", "edge1_busy"));
    String drift = "mend command of pod edge1/busy/1: nothing runs it any more";
    assertThat(lab.drift()).containsExactly(drift);
    assertThat(lab.up()).containsExactly(drift);
    assertThat(lab.drift()).isEmpty();
  }

  @Test
  void arguments_are_given_on_as_they_are(TestLab lab) {
    String odd =
        "[sh, -c, 'printf \"%s|\" \"$@\"; exec sleep 10000', sh, 'a b', '', '$x', \"it's\"]";
    lab.up(lab(1, odd));
    assertThat(lab.drift()).isEmpty();
    String log = "/run/kindred/pods/edge1_busy-0/log/1";
    await().until(() -> NetnsWorld.inside(lab, "cat", log).equals("a b||$x|it's|"));
  }

  @Test
  void all_that_a_pod_runs_goes_with_it(TestLab lab) {
    String daemon = "'setsid sleep 4242 & exec sleep 4141'";
    lab.up(lab(1, "[sh, -c, " + daemon + "]"));
    Supplier<String> running =
        () -> NetnsWorld.inside(lab, "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
    await().until(() -> running.get().contains("sleep 4242"));
    lab.up(lab(0, "[sleep, '10000']"));
    await().untilAsserted(() -> assertThat(running.get()).doesNotContain("4242", "4141"));
    lab.isWhole();
    lab.goesWithoutATrace();
  }
}
