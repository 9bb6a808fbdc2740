package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.kindred.fetch.CniPlugins;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.provider.EditContract;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.Provider;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that fail in every way: the user sees what they gave, nothing leaks, and up goes on. */
class PluginFaultIT implements InWorld {
  private static final String PREFIX =
      "plugin ptp failed to %s net1 of pod edge1/demo1 on network data-plane: ";

  /** Is ptp, but for one interface, for which it does what it finds in a file. */
  private static final String PLUGIN =
      """
      #!/bin/sh
      here=$(dirname "$0")
      if [ -e "$here/do" ] && [ "$CNI_IFNAME $CNI_CONTAINERID" = "net1 edge1_demo1-0" ]; then
        if [ "$CNI_COMMAND" = "$(cat "$here/verb")" ]; then . "$here/do"; fi
      fi
      exec REAL/ptp
      """;

  @TempDir private Path plugins;
  private boolean missing;

  /**
   * Of one outside program. Short only where one hangs: on a busy machine others take their time.
   */
  private Duration limit = Duration.ofMinutes(1);

  @Override
  public World world() {
    return new NetnsWorld() {
      @Override
      public Provider provider() {
        return new NetnsProvider(PluginFaultIT.this::plugins, limit);
      }
    };
  }

  /** A folder of plugins with ours in the place of ptp. */
  private Path plugins(Set<String> names, Consumer<String> progress) {
    Path real = CniPlugins.in(Folders.ofThisUser().cache()).obtain(names, progress);
    write(missing ? "other" : "ptp", PLUGIN.replace("REAL", real.toString()));
    write("host-local", "#!/bin/sh\nexec " + real.resolve("host-local") + "\n");
    return plugins;
  }

  private void write(String name, String script) {
    Path file = plugins.resolve(name);
    try {
      Files.writeString(file, script);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void on(String verb, String what) throws IOException {
    Files.writeString(plugins.resolve("verb"), verb);
    Files.writeString(plugins.resolve("do"), what);
  }

  private void onNothing() throws IOException {
    Files.delete(plugins.resolve("do"));
  }

  private static Fault failure(TestLab lab) {
    return catchThrowableOfType(Fault.class, lab::seed);
  }

  private Fault impatient(Supplier<Fault> what) {
    limit = Duration.ofSeconds(2);
    try {
      return what.get();
    } finally {
      limit = Duration.ofMinutes(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo no JSON here; exit 0                                   | it gave no result; it printed: no JSON here
          echo no JSON here; exit 2                                   | exit code 2; it printed: no JSON here
          echo '{"cniVersion": "1.0.0", "ips": '; exit 0              | it gave no result; it printed: {"cniVersion": "1.0.0", "ips":
          exit 0                                                      | it gave no result
          exit 3                                                      | exit code 3
          echo many; echo words >&2; exit 1                           | exit code 1; it printed: many; on standard error: words
          kill -9 $$                                                  | exit code 137; on standard error: Killed
          echo '{"code": 11, "msg": "later", "details": "moon"}'; exit 1 | later: moon
          echo '{"code": 7, "msg": "bad config"}'; exit 1             | bad config
          REAL/ptp >/dev/null; echo '{"code": 5, "msg": "late"}'; exit 1 | late
          """)
  void what_it_gave_is_shown_and_undone(String what, String shown, TestLab lab) throws IOException {
    Path real = CniPlugins.in(Folders.ofThisUser().cache()).obtain(Set.of("ptp"), step -> {});
    on("ADD", what.replace("REAL", real.toString()));
    Fault fault = failure(lab);
    assertThat(fault).hasMessage(PREFIX.formatted("ADD") + shown);
    assertThat(fault.getSuppressed()).isEmpty();
    Recovery.isTidy(lab, lab.observed());
    assertThat(lab.drift()).contains("mend net1 (data-plane) of pod edge1/demo1: missing");
    onNothing();
    lab.seed().isWhole();
    Recovery.isTidy(lab, lab.observed());
    lab.goesWithoutATrace();
  }

  @Test
  void one_that_hangs_is_ended_with_all_that_it_started(TestLab lab) throws IOException {
    on("ADD", "sleep 4321 & sleep 1234");
    assertThat(impatient(() -> failure(lab)))
        .hasMessage(
            "no end within 2 s of what was to attach net1 of pod edge1/demo1 by plugin ptp");
    assertThat(NetnsWorld.inside(lab, "sh", "-c", "cat /proc/[0-9]*/cmdline"))
        .doesNotContain("1234");
    onNothing();
    lab.seed().isWhole();
    Recovery.isTidy(lab, lab.observed());
    lab.goesWithoutATrace();
  }

  @Test
  void one_that_hangs_when_it_is_to_detach_or_check_is_named_too(TestLab lab) throws IOException {
    lab.seed();
    String hangs = "no end within 2 s of what was to %s net1 of pod edge1/demo1 by plugin ptp";
    on("CHECK", "sleep 1234");
    Fault check =
        impatient(
            () -> catchThrowableOfType(Fault.class, () -> lab.lab().check(lab.lab().status())));
    assertThat(check).hasMessage(hangs.formatted("check"));
    on("DEL", "sleep 1234");
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "net1");
    assertThat(impatient(() -> failure(lab))).hasMessage(hangs.formatted("detach"));
    onNothing();
    lab.seed().isWhole();
    Recovery.isTidy(lab, lab.observed());
  }

  @Test
  void one_that_outlives_a_killed_up_is_ended_by_the_next(TestLab lab) throws Exception {
    plugins(Set.of("ptp", "host-local"), step -> {});
    on("ADD", ": >\"$here/begun\"; sleep 5; \"$0\".late");
    Path late = plugins.resolve("late");
    write("ptp.late", ": >" + late);
    Path file = Files.writeString(plugins.resolve("lab.yaml"), EditContract.BASE);
    Attack attack = Attack.onUp(lab, file, plugins);
    await().until(() -> Files.exists(plugins.resolve("begun")));
    attack.process().destroyForcibly();
    attack.end();
    assertThat(attack.offspring()).anyMatch(line -> line.contains("sleep 5"));
    onNothing();
    lab.up(EditContract.BASE);
    assertThat(attack.offspring()).noneMatch(line -> line.contains("sleep 5"));
    lab.isWhole();
    Recovery.isTidy(lab, lab.observed());
    lab.goesWithoutATrace();
    assertThat(late).doesNotExist();
  }

  @Test
  void one_that_is_missing_is_named(TestLab lab) throws IOException {
    missing = true;
    assertThat(failure(lab).getMessage())
        .startsWith("plugin ptp failed to ADD eth0 of pod edge")
        .contains("exit code 127; on standard error: ")
        .endsWith(plugins.resolve("ptp") + ": not found");
  }

  @Test
  void the_pods_beside_one_that_failed_are_whole(TestLab lab) throws IOException {
    on("ADD", "exit 1");
    assertThat(failure(lab)).isNotNull();
    onNothing();
    lab.seed();
    for (String pod : List.of("edge1/demo1", "edge1/demo2", "edge2/demo1")) {
      assertThat(lab.inPod(pod, "ip", "-brief", "link", "show", "dev", "lo")).contains("UP");
      assertThat(lab.inPod(pod, "ip", "neigh", "show", "dev", "net1")).contains("extern_learn");
    }
  }

  @Test
  void one_that_fails_to_detach_holds_a_change_up_and_not_down(TestLab lab) throws IOException {
    lab.seed();
    Map<String, String> before = lab.identities();
    on("DEL", "echo '{\"code\": 100, \"msg\": \"I keep it\"}'; exit 1");
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "net1");
    Fault fault = failure(lab);
    assertThat(fault).hasMessage(PREFIX.formatted("DEL") + "I keep it");
    assertThat(fault.remedy())
        .isEqualTo("Run the command again; kindred down removes the lab without its plugins.");
    assertThat(lab.identities()).isEqualTo(before);
    lab.goesWithoutATrace();
  }

  @Test
  void what_check_says_is_given_on(TestLab lab) throws IOException {
    lab.seed();
    on("CHECK", "echo '{\"code\": 100, \"msg\": \"crooked\"}'; exit 1");
    assertThat(lab.lab().check(lab.lab().status()))
        .containsExactly(PREFIX.formatted("CHECK") + "crooked");
    onNothing();
    lab.inPod("edge1/demo1", "ip", "route", "del", "10.1.0.0/16");
    assertThat(lab.lab().check(lab.lab().status()))
        .singleElement()
        .asString()
        .startsWith(PREFIX.formatted("CHECK"))
        .contains("10.1.0.0");
  }
}
