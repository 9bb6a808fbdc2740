package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Fault;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.TestLab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of workloads that end, in a lab for all of them. */
class CommandEndsIT {
  private static final String FILE =
      """
      clusters: 1
      networks: [{name: data-plane}]
      workloads:
        - {name: missing, command: nosuchprogram --flag}
        - {name: crash, command: [sh, -c, 'echo about to fail; exit 7']}
        - {name: killed, command: [sh, -c, 'echo up; kill -9 $$']}
        - {name: again, restart: on-failure, command: [sh, -c, 'exit 3']}
        - {name: once, restart: on-failure, command: [sh, -c, 'echo out; echo err >&2']}
        - {name: job, restart: never, command: [sh, -c, 'setsid sleep 4343 & exit 0']}
        - {name: failed, restart: never, command: [sh, -c, 'exit 5']}
        - name: names
          restart: never
          command:
            - sh
            - -c
            - |
              hostname; cat /etc/hostname; getent ahostsv4 "$(hostname)" | head -n 1; getent hosts localhost
              date +%s; getent hosts nowhere.example; date +%s
        - name: nobody
          restart: never
          command:
            - sh
            - -c
            - |
              exec setpriv --reuid 65534 --regid 65534 --clear-groups sh -c \
                'id -u; id -g; id -G; tail -n 1 /etc/hosts; ls /run/kindred 2>&1'
        - {name: loud, command: [sh, -c, 'seq 1 900000; echo end; exec sleep 10000']}
      """;

  @TempDir static Path states;

  private static TestLab lab = new TestLab(new NetnsWorld(), Path.of(""));
  private static Map<String, String> addresses = Map.of();
  private static Map<PodId, PodState> atOnce = Map.of();

  @BeforeAll
  static void up() {
    lab = new TestLab(new NetnsWorld(), states);
    var file = TestLab.topology(FILE);
    atOnce = lab.lab().idle(lab.lab().up(file, dev.kindred.provider.Progress.NONE));
    addresses = lab.identities();
  }

  @AfterAll
  static void down() {
    lab.goesWithoutATrace();
  }

  private static CommandRun run(String workload) {
    PodId pod = TestLab.pod("edge1/" + workload);
    return requireNonNull(lab.observed().pods().get(pod)).run().orElseThrow();
  }

  private static CommandRun ended(String workload) {
    await().until(() -> run(workload).last().isPresent());
    return run(workload);
  }

  private static int code(CommandRun run) {
    return run.last().orElseThrow().exitCode();
  }

  private static String log(String workload, LogWish wish) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      lab.lab().logs(TestLab.pod("edge1/" + workload), wish, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void none_is_drift_and_its_pod_stays_as_it_is() {
    ended("job");
    ended("crash");
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.up()).isEmpty();
    assertThat(lab.isWhole().identities()).isEqualTo(addresses).hasSize(10);
  }

  @Test
  void verify_names_those_that_are_to_run_and_do_not_though_all_paths_are_whole() {
    await()
        .untilAsserted(() ->
            assertThat(lab.isWhole().verify().failing())
                .extracting(failing -> failing.pod().toString())
                .contains("edge1/missing", "edge1/crash")
                .doesNotContain("edge1/once", "edge1/job", "edge1/failed", "edge1/loud"));
    assertThat(lab.verify().ok()).isFalse();
  }

  @Test
  void up_tells_which_do_not_run() {
    PodId missing = TestLab.pod("edge1/missing");
    assertThat(requireNonNull(atOnce.get(missing)).failing()).isTrue();
    assertThat(atOnce).doesNotContainKey(TestLab.pod("edge1/loud"));
  }

  @Test
  void a_program_that_is_missing_is_named_and_keeps_no_pod_from_starting() {
    assertThat(ended("missing").last().orElseThrow().reason())
        .isEqualTo("there is no program nosuchprogram on this machine");
    assertThat(code(ended("missing"))).isEqualTo(127);
    assertThat(log("missing", LogWish.ALL))
        .isEqualTo("kindred: there is no program nosuchprogram on this machine\n");
  }

  @Test
  void one_is_started_again_as_its_policy_says() {
    assertThat(ended("failed")).matches(r -> r.state() == CommandRun.State.ENDED);
    assertThat(ended("once")).matches(r -> r.state() == CommandRun.State.ENDED);
    assertThat(ended("job")).matches(r -> r.state() == CommandRun.State.ENDED);
    assertThat(code(ended("failed"))).isEqualTo(5);
    assertThat(ended("failed").failed()).isTrue();
    assertThat(ended("once").failed()).isFalse();
    await().until(() -> run("again").restarts() > 0);
    await().until(() -> run("crash").restarts() > 0);
    assertThat(code(run("crash"))).isEqualTo(7);
    assertThat(code(run("again"))).isEqualTo(3);
  }

  @Test
  void a_signal_is_told() {
    assertThat(code(ended("killed"))).isEqualTo(137);
    assertThat(ended("killed").last().orElseThrow().signal()).isEqualTo(9);
  }

  @Test
  void what_it_printed_is_kept_and_that_of_the_run_before() {
    ended("once");
    assertThat(log("once", LogWish.ALL)).isEqualTo("out\nerr\n");
    assertThat(log("once", LogWish.last(1))).isEqualTo("err\n");
    await().until(() -> run("crash").restarts() > 0);
    assertThat(log("crash", new LogWish(false, true, -1))).isEqualTo("about to fail\n");
    assertThatThrownBy(() -> log("once", new LogWish(false, true, -1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("started once");
  }

  @Test
  void its_own_name_is_known_and_others_are_not_waited_for() {
    ended("names");
    List<String> lines = log("names", LogWish.ALL).lines().toList();
    String address = lab.address("edge1/names eth0");
    assertThat(lines.subList(0, 2)).containsExactly("names-0", "names-0");
    assertThat(lines.get(2)).startsWith(address + " ").endsWith("names-0");
    assertThat(lines.get(3)).contains("localhost");
    long waited = Long.parseLong(lines.getLast()) - Long.parseLong(lines.get(lines.size() - 2));
    assertThat(waited).isLessThan(3);
  }

  @Test
  void it_may_drop_its_privileges_and_reaches_nothing_of_the_labs_own_then() {
    Finding users = LabUsers.finding();
    assumeTrue(users.severity() == Finding.Severity.OK, users.what());
    ended("nobody");
    List<String> lines = log("nobody", LogWish.ALL).lines().toList();
    assertThat(lines.subList(0, 3)).containsExactly("65534", "65534", "65534");
    assertThat(lines.get(3)).isEqualTo(lab.address("edge1/nobody eth0") + " nobody-0");
    assertThat(lines.getLast()).contains("Permission denied");
  }

  @Test
  void of_much_that_it_prints_the_newest_is_kept() {
    await().until(() -> log("loud", LogWish.last(1)).equals("end\n"));
    String all = log("loud", LogWish.ALL);
    assertThat(all.length()).isBetween(2 << 20, 3 << 20);
    assertThat(all).endsWith("\n899999\n900000\nend\n");
  }

  @Test
  void it_is_followed_until_it_ends() {
    ended("once");
    assertThat(log("once", new LogWish(true, false, -1))).isEqualTo("out\nerr\n");
  }

  @Test
  void what_it_left_running_ends_with_it() {
    ended("job");
    String running = NetnsWorld.inside(lab, "sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
    assertThat(running).doesNotContain("sleep 4343").contains("sleep 10000");
  }
}
