package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Folders;
import dev.kindred.lab.Garbage;
import dev.kindred.lab.Gc;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of real labs. */
@Tag("root")
class GcIT implements InWorld {
  @Override
  public World world() {
    return new NetnsWorld();
  }

  private static List<String> labs(TestLab lab, boolean remove) {
    NetnsProvider provider = new NetnsProvider(Folders.ofThisUser().cache());
    Gc gc = new Gc(lab.states(), name -> provider, Instant.now(), remove);
    gc.labs(name -> true);
    assertThat(gc.skipped()).isEmpty();
    return gc.found().stream().map(g -> g.subject() + " " + g.reason()).toList();
  }

  /** Orphans of this state folder alone: other tests may run beside this one. */
  private static List<Path> orphans(TestLab lab) {
    return new NetnsProvider(Folders.ofThisUser().cache())
        .orphans().stream().filter(folder -> folder.startsWith(lab.states())).toList();
  }

  @Test
  void a_lab_that_runs_is_let_be(TestLab lab) {
    lab.seed();
    assertThat(labs(lab, true)).isEmpty();
    assertThat(orphans(lab)).isEmpty();
    lab.isWhole().goesWithoutATrace();
  }

  @Test
  void a_lab_whose_holder_is_gone_can_go(TestLab lab) {
    ProcessHandle holder = ProcessHandle.of(NetnsWorld.holder(lab.seed()).pid()).orElseThrow();
    holder.destroyForcibly();
    await().until(() -> NetnsWorld.traces(lab.folder(), "none").isEmpty());
    assertThat(labs(lab, false)).containsExactly(TestLab.NAME + " nothing of it runs");
    assertThat(lab.folder()).exists();
    assertThat(labs(lab, true)).hasSize(1);
    assertThat(lab.folder()).doesNotExist();
  }

  @Test
  void a_holder_whose_folder_is_gone_is_found_and_ended(TestLab lab) throws IOException {
    var traces = world().traces(lab.seed());
    try (var files = Files.list(lab.folder())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(lab.folder());
    assertThat(orphans(lab)).containsExactly(lab.folder());
    Gc gc = new Gc(lab.states(), name -> world().provider(), Instant.now(), true);
    gc.orphans(world().provider(), lab.folder()::equals);
    assertThat(gc.found())
        .containsExactly(
            new Garbage(
                Garbage.Kind.ORPHAN,
                lab.folder().toString(),
                "something of it is left, and its folder is gone",
                0));
    assertThat(traces.get()).isEmpty();
    assertThat(lab.states()).isEmptyDirectory();
  }

  @Test
  void addresses_of_pods_that_are_gone_are_given_back_and_those_of_others_are_kept(TestLab lab)
      throws IOException {
    lab.seed();
    Path leases = NetnsWorld.holder(lab).work().resolve("leases/edge1-control-plane/data-plane");
    List<Path> before = list(leases);
    Path lost = Files.writeString(leases.resolve("10.1.1.99"), "edge1_gone-0\r\nnet1");
    assertThat(labs(lab, false))
        .containsExactly(TestLab.NAME + " address 10.1.1.99 on data-plane, of edge1_gone-0");
    assertThat(lost).exists();
    assertThat(labs(lab, true)).hasSize(1);
    assertThat(list(leases)).isEqualTo(before);
    assertThat(labs(lab, true)).isEmpty();
    lab.isWhole();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
