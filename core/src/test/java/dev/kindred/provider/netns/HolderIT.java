package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Fault;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.lab.TestLedger;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.Ledger;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import dev.kindred.topology.InvalidTopology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process that holds a lab: lost, mistaken, and found again. */
class HolderIT implements InWorld {
  private static final List<String> ALL =
      List.of(
          "add node edge1-control-plane",
          "add node edge2-control-plane",
          "add pod edge1/demo1",
          "add pod edge1/demo2",
          "add pod edge2/demo1",
          "add pod edge2/demo2");

  private static final String LEDGER = "ledger.jsonl";

  @TempDir private Path folder;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  private static void kill(TestLab lab, ProcessHandle process) {
    process.destroyForcibly();
    await().until(() -> NetnsWorld.traces(lab.folder(), "none").isEmpty());
  }

  private static void runsNoMore(TestLab lab) {
    Preview status = lab.lab().status();
    assertThat(status.observed().running()).isFalse();
    assertThat(lab.drift()).containsExactlyElementsOf(ALL);
    assertThatThrownBy(lab::verify).isInstanceOf(Fault.class);
    assertThat(lab.up()).containsExactlyElementsOf(ALL);
    lab.isWhole();
    Recovery.isTidy(lab, lab.observed());
    lab.goesWithoutATrace();
  }

  @Test
  void one_that_was_killed_by_hand_is_not_running_and_up_makes_all_anew(TestLab lab) {
    kill(lab.seed(), ProcessHandle.of(NetnsWorld.holder(lab.seed()).pid()).orElseThrow());
    runsNoMore(lab);
  }

  @Test
  void so_it_is_when_the_process_above_it_was_killed(TestLab lab) {
    ProcessHandle holder = ProcessHandle.of(NetnsWorld.holder(lab.seed()).pid()).orElseThrow();
    kill(lab, holder.parent().orElseThrow());
    runsNoMore(lab);
  }

  @Test
  void down_of_one_that_was_killed_removes_its_folder(TestLab lab) {
    kill(lab.seed(), ProcessHandle.of(NetnsWorld.holder(lab.seed()).pid()).orElseThrow());
    assertThat(lab.lab().down(Progress.NONE)).isTrue();
    assertThat(lab.folder()).doesNotExist();
  }

  @Test
  void one_that_is_still_being_set_up_is_no_lab_and_gives_way(TestLab lab) throws Exception {
    kill(lab.seed(), ProcessHandle.of(NetnsWorld.holder(lab.seed()).pid()).orElseThrow());
    Path script = Scripts.into(lab.folder(), "holder.sh");
    List<String> line = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net"));
    line.addAll(List.of("--mount", "--pid", "--ipc", "--fork", "--kill-child", "sh"));
    line.addAll(List.of(script.toString(), Holder.LABEL, lab.folder().toString()));
    Process half = new ProcessBuilder(line).start();
    try (Writer in = half.outputWriter();
        BufferedReader out = half.inputReader()) {
      assertThat(out.readLine()).isEqualTo("begun");
      in.write("1500\n");
      in.flush();
      assertThat(out.readLine()).isEqualTo("ready");
      runsNoMore(lab);
      assertThat(half.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      half.destroyForcibly();
    }
  }

  /** Writes a ledger that names a process. */
  private static void ledger(TestLab lab, Map<String, String> detail) throws IOException {
    Files.delete(lab.folder().resolve(LEDGER));
    TestLedger.of(lab.folder()).made("holder", TestLab.NAME, detail);
  }

  @Test
  void after_a_reboot_its_number_is_another_process_which_is_let_be(TestLab lab)
      throws IOException, InterruptedException {
    kill(lab.seed(), ProcessHandle.of(NetnsWorld.holder(lab.seed()).pid()).orElseThrow());
    Process other = new ProcessBuilder("sleep", "100").start();
    try {
      for (String start : List.of("1", "", "never")) {
        ledger(lab, Map.of("pid", Long.toString(other.pid()), "start", start));
        assertThat(lab.lab().status().observed().running()).isFalse();
      }
      runsNoMore(lab);
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_ledger_with_nonsense_is_none(TestLab lab) throws IOException {
    lab.seed();
    for (Map<String, String> detail :
        List.of(Map.<String, String>of(), Map.of("pid", "x"), Map.of("pid", "-1"))) {
      ledger(lab, detail);
      assertThat(lab.drift()).isEmpty();
    }
  }

  @Test
  void without_its_ledger_it_is_found_by_its_label(TestLab lab) throws IOException {
    Map<String, String> before = lab.seed().identities();
    Files.delete(lab.folder().resolve(LEDGER));
    assertThat(lab.up()).isEmpty();
    assertThat(lab.isWhole().identities()).isEqualTo(before);
    lab.goesWithoutATrace();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage\n", "\0\0\0\0\n", "{\"v\":1,\"crc\":\"00000000\",\"kind\":\"\"}\n"})
  void up_writes_a_ledger_anew_that_cannot_be_read(String text, TestLab lab) throws IOException {
    Path file = lab.seed().folder().resolve(LEDGER);
    byte[] whole = Files.readAllBytes(file);
    List<Ledger.Entry> before = TestLedger.of(lab.folder()).standing();
    Files.writeString(file, text);
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.up()).isEmpty();
    assertThat(TestLedger.of(lab.folder()).standing()).isEqualTo(before);
    assertThat(TestLedger.of(lab.folder()).damaged()).isFalse();
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    lab.goesWithoutATrace();
  }

  @Test
  void without_its_folder_down_finds_it_all_the_same(TestLab lab) throws IOException {
    var traces = world().traces(lab.seed());
    try (var files = Files.list(lab.folder())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(lab.folder());
    assertThat(traces.get()).isNotEmpty();
    assertThat(lab.lab().down(Progress.NONE)).isTrue();
    assertThat(traces.get()).isEmpty();
    assertThat(lab.folder()).doesNotExist();
  }

  @Test
  void a_lab_of_the_same_name_in_another_folder_is_another(TestLab lab) {
    lab.seed();
    LabCycle other = new LabCycle(TestLab.NAME, folder, world().provider(), Duration.ofSeconds(1));
    assertThat(other.down(Progress.NONE)).isFalse();
    lab.isWhole();
  }

  @Test
  void a_process_that_only_bears_the_label_is_no_lab(TestLab lab)
      throws IOException, InterruptedException {
    String path = lab.folder().toString();
    Process other =
        new ProcessBuilder("sh", "-c", "sleep 100; :", "sh", Holder.LABEL, path).start();
    try {
      lab.seed().isWhole();
      lab.lab().down(Progress.NONE);
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.descendants().forEach(ProcessHandle::destroyForcibly);
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void more_nodes_than_a_network_has_room_for_are_refused_in_words(TestLab lab) {
    InvalidTopology fault =
        catchThrowableOfType(
            InvalidTopology.class,
            () ->
                lab.up(
                    """
                    clusters: [{name: edge1, nodes: 33}]
                    networks: [{name: data-plane, cidr: 10.1.0.0/26}]
                    """));
    assertThat(fault)
        .hasMessage(
            "contract.yaml:2:37: networks[0].cidr: 10.1.0.0/26 is too small for 33 nodes with 2 pods,"
                + " each of which hands out a block with a gateway. Use 10.1.0.0/24 or larger.");
    assertThat(lab.folder()).doesNotExist();
  }
}
