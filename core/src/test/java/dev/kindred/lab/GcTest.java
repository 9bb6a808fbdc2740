package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.lab.Garbage.Kind;
import dev.kindred.plan.Allocation;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GcTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final PaperProvider provider = new PaperProvider();
  private Path states;

  @BeforeEach
  void name_a_folder() {
    states = folder.resolve("states");
  }

  private Provider provider(String name) {
    if (!name.equals("paper") && !name.equals("netns")) {
      throw new Fault("there is no provider " + name, "");
    }
    return provider;
  }

  private Gc gc(boolean remove) {
    Gc gc = new Gc(states, this::provider, Instant.now(), remove);
    gc.labs(name -> true);
    gc.orphans(provider, path -> true);
    return gc;
  }

  /** Brings a lab up on paper, as a command would. */
  private Path up(String name, String by) {
    Path path = states.resolve(name);
    try (LabLock _ = LabLock.take(path, "kindred up", PATIENCE, Progress.NONE)) {
      new LabFolder(path).record("clusters: 2\n", Map.of(), by, Allocation.NONE);
      provider.running.add(path);
    }
    return path;
  }

  private static Garbage garbage(Kind kind, Object subject, String reason) {
    return new Garbage(kind, subject.toString(), reason, 0);
  }

  @Test
  void without_labs_there_is_nothing() {
    assertThat(gc(true).found()).isEmpty();
    assertThat(states).doesNotExist();
  }

  @Test
  void a_lab_that_runs_stays() {
    Path path = up("edge", "paper");
    Gc gc = gc(true);
    assertThat(gc.found()).isEmpty();
    assertThat(gc.skipped()).isEmpty();
    assertThat(path).exists();
    assertThat(provider.running).containsExactly(path);
  }

  @Test
  void a_lab_of_which_nothing_runs_is_shown_first_and_removed_when_told() {
    Path path = up("edge", "paper");
    Path other = up("other", "paper");
    provider.running.remove(path);
    List<Garbage> expected = List.of(garbage(Kind.LAB, "edge", "nothing of it runs"));
    assertThat(gc(false).found()).isEqualTo(expected);
    assertThat(path).exists();
    assertThat(gc(true).found()).isEqualTo(expected);
    assertThat(path).doesNotExist();
    assertThat(other).exists();
    assertThat(gc(true).found()).isEmpty();
  }

  @Test
  void a_lab_whose_time_is_over_is_ended_and_removed() {
    Path path = up("edge", "paper");
    new LabFolder(path).until(Optional.of(Instant.now().plusSeconds(60)));
    assertThat(gc(true).found()).isEmpty();
    new LabFolder(path).until(Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(gc(true).found())
        .containsExactly(garbage(Kind.LAB, "edge", "its time was over at 2026-01-01T00:00:00Z"));
    assertThat(provider.running).isEmpty();
    assertThat(path).doesNotExist();
  }

  @Test
  void only_labs_that_are_wanted_are_looked_at() {
    provider.running.remove(up("edge", "paper"));
    provider.running.remove(up("other", "paper"));
    Gc gc = new Gc(states, this::provider, Instant.now(), true);
    gc.labs("other"::equals);
    assertThat(gc.found()).extracting(Garbage::subject).containsExactly("other");
    assertThat(states.resolve("edge")).exists();
  }

  @Test
  void folders_that_a_killed_up_left_go_and_those_of_others_stay() throws IOException {
    OwnFiles.folder(states.resolve("empty"));
    OwnFiles.folder(states.resolve("locked"));
    Files.writeString(states.resolve("locked/lock"), "");
    Files.createDirectory(states.resolve("mine"));
    Path precious = Files.writeString(states.resolve("mine/precious"), "");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(states.resolve("link"), elsewhere);
    assertThat(gc(true).found())
        .containsExactly(
            garbage(Kind.FOLDER, "empty", "no lab was made in it"),
            garbage(Kind.FOLDER, "locked", "no lab was made in it"));
    assertThat(states.resolve("empty")).doesNotExist();
    assertThat(states.resolve("locked")).doesNotExist();
    assertThat(precious).exists();
    assertThat(elsewhere).exists();
  }

  @Test
  void a_lab_that_is_being_changed_is_skipped_and_who_changes_it_is_named() {
    provider.running.remove(up("edge", "paper"));
    try (LabLock _ = LabLock.take(states.resolve("edge"), "kindred up", PATIENCE, Progress.NONE)) {
      Gc gc = gc(true);
      assertThat(gc.found()).isEmpty();
      assertThat(gc.skipped())
          .containsExactly(
              new Gc.Skipped(
                  "edge",
                  "is being changed by process "
                      + ProcessHandle.current().pid()
                      + " (kindred up)"));
    }
    assertThat(states.resolve("edge")).exists();
  }

  @Test
  void a_lab_that_cannot_be_judged_is_skipped_and_the_others_are_looked_at() {
    up("a", "kind");
    provider.running.remove(up("b", "paper"));
    Gc gc = gc(true);
    assertThat(gc.skipped()).containsExactly(new Gc.Skipped("a", "there is no provider kind"));
    assertThat(gc.found()).extracting(Garbage::subject).containsExactly("b");
    assertThat(states.resolve("a")).exists();
  }

  @Test
  void what_runs_of_a_lab_whose_folder_is_gone_is_removed_and_no_folder_is_left() {
    Path orphan = folder.resolve("gone/states/edge");
    provider.running.add(orphan);
    List<Garbage> expected =
        List.of(garbage(Kind.ORPHAN, orphan, "something of it is left, and its folder is gone"));
    assertThat(gc(false).found()).isEqualTo(expected);
    assertThat(provider.running).isNotEmpty();
    assertThat(gc(true).found()).isEqualTo(expected);
    assertThat(provider.running).isEmpty();
    assertThat(folder.resolve("gone")).doesNotExist();
  }

  @Test
  void what_providers_keep_beside_the_labs_is_no_lab() throws IOException {
    Files.createDirectories(states.resolve(".blocks"));
    assertThat(gc(true).found()).isEmpty();
    assertThat(states.resolve(".blocks")).exists();
  }

  @Test
  void one_that_is_made_anew_meanwhile_stays() {
    Path path = states.resolve("edge");
    Gc gc = new Gc(states, this::provider, Instant.now(), true);
    PaperProvider late =
        new PaperProvider() {
          @Override
          public List<Path> orphans() {
            up("edge", "paper");
            return List.of(path);
          }
        };
    gc.orphans(late, any -> true);
    assertThat(gc.found()).isEmpty();
    assertThat(provider.running).containsExactly(path);
    assertThat(path).exists();
  }

  @Test
  void what_a_lab_keeps_for_pods_that_are_gone_is_given_back() {
    Path path = up("edge", "paper");
    provider.left.put(path, List.of("address 10.1.1.2"));
    List<Garbage> expected = List.of(garbage(Kind.STRAY, "edge", "address 10.1.1.2"));
    assertThat(gc(false).found()).isEqualTo(expected);
    assertThat(gc(true).found()).isEqualTo(expected);
    assertThat(gc(true).found()).isEmpty();
    assertThat(path).exists();
  }

  @Test
  void beside_labs_that_come_and_go_it_removes_none_that_runs() throws Exception {
    try (ExecutorService others = Executors.newFixedThreadPool(3)) {
      List<Future<?>> all =
          List.of(
              others.submit(() -> live("a")),
              others.submit(() -> live("b")),
              others.submit(() -> live("c")));
      while (!all.stream().allMatch(Future::isDone)) {
        gc(true);
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(states).isEmptyDirectory();
  }

  private void live(String name) {
    for (int round = 0; round < 50; round++) {
      Path path = up(name, "paper");
      LockSupport.parkNanos(100_000);
      assertThat(path.resolve("topology.yaml")).exists();
      try (LabLock _ = LabLock.take(path, "kindred down", PATIENCE, Progress.NONE)) {
        assertThat(provider.running.remove(path)).isTrue();
        new LabFolder(path).remove();
      }
    }
  }
}
