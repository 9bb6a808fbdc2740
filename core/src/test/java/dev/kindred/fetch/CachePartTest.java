package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.fetch.Fixture.Canned;
import dev.kindred.host.ChildJava;
import dev.kindred.host.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CachePartTest {
  private static final Set<String> WANTED = Set.of("ptp", "host-local");

  @TempDir private Path folder;
  private Path cache;
  private final Surroundings around = Fixture.machine(Path.of("/usr/bin:/bin"));
  private final List<String> progress = new CopyOnWriteArrayList<>();

  @BeforeEach
  void prepare() {
    cache = folder.resolve("home/.cache/kindred");
  }

  @Test
  void the_cache_is_the_users_own() throws IOException {
    obtain(Canned.giving("it", "1", "ptp", "host-local"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
  }

  @Test
  void only_programs_are_put_into_the_cache() {
    Path found =
        obtain(
            Canned.of(
                "it",
                scratch -> {
                  Path out = Fixture.plugins(scratch.resolve("out"), "1", "ptp", "host-local");
                  Scratch.write(out.resolve("README.md"), "text");
                  Scratch.folder(out.resolve("folder"));
                  return out;
                }));
    assertThat(Scratch.list(found, "*")).hasSize(2);
  }

  @Test
  void plugins_that_the_cache_lacks_are_added_and_the_others_replaced() {
    Path own = Fixture.plugins(cache.resolve("cni"), "1", "ptp", "old");
    assertThat(obtain(Canned.giving("it", "2", "ptp", "host-local"))).isEqualTo(own);
    assertThat(version(own, "ptp")).isEqualTo("2");
    assertThat(version(own, "host-local")).isEqualTo("2");
    assertThat(version(own, "old")).isEqualTo("1");
  }

  @Test
  void of_many_at_once_one_fetches_and_the_others_wait_for_it() throws Exception {
    Canned slow =
        Canned.of(
            "slow",
            scratch -> {
              pause(300);
              return Fixture.plugins(scratch.resolve("out"), "1", "ptp", "host-local");
            });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Path>> tasks = Collections.nCopies(8, () -> obtain(slow));
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(cache.resolve("cni"));
      }
    }
    assertThat(slow.calls()).hasSize(1);
    assertThat(progress).contains("waiting for another kindred that fetches CNI plugins");
  }

  /** Fetches for ever, and says when it has begun to. */
  static final class Hangs {
    private Hangs() {}

    public static void main(String[] arguments) {
      Canned hanging =
          Canned.of(
              "hanging",
              scratch -> {
                Fixture.plugins(scratch.resolve("half"), "0", "ptp");
                System.out.println("begun");
                pause(TimeUnit.MINUTES.toMillis(5));
                return scratch;
              });
      Surroundings around = Fixture.machine(Path.of("/usr/bin:/bin"));
      CniPlugins.in(Path.of(arguments[0]), around, List.of(hanging))
          .obtain(WANTED, System.out::println);
    }
  }

  @Test
  void a_killed_one_gives_way_and_what_it_left_is_swept() throws Exception {
    List<String> line = ChildJava.line(Hangs.class, cache.toString());
    Process child = Command.of(line.toArray(String[]::new)).start();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(child.inputReader().readLine()).isEqualTo("begun");
      var waiting = threads.submit(() -> obtain(Canned.giving("it", "1", "ptp", "host-local")));
      await().until(() -> !progress.isEmpty());
      assertThat(progress).containsExactly("waiting for another kindred that fetches CNI plugins");
      assertThat(inCache()).hasSize(2).anyMatch(name -> name.startsWith("cni-fetch-"));
      child.destroyForcibly();
      assertThat(waiting.get()).isEqualTo(cache.resolve("cni"));
    } finally {
      child.destroyForcibly();
    }
    assertThat(inCache()).containsExactly("cni", "cni.lock");
    assertThat(version(cache.resolve("cni"), "ptp")).isEqualTo("1");
  }

  @Test
  void it_knows_when_plugins_were_used_and_what_killed_fetches_left() throws IOException {
    Path own = Fixture.plugins(cache.resolve("cni"), "1", "ptp", "host-local");
    Path left = Fixture.plugins(cache.resolve("cni-fetch-1"), "0", "ptp").resolve("ptp");
    Instant old = Instant.parse("2026-01-02T03:04:05Z");
    for (String file : List.of("ptp", "host-local", "")) {
      setTimes(own.resolve(file), old);
    }
    assertThat(swept(false))
        .extracting(c -> cache.relativize(c.path()) + " " + c.used() + " " + c.left())
        .containsExactly("cni " + old + " false", "cni-fetch-1 " + Cached.changed(left) + " true");
    obtain();
    assertThat(swept(false).getFirst().used()).isAfter(Instant.now().minusSeconds(60));
    for (String file : List.of("ptp", "host-local", "")) {
      setTimes(own.resolve(file), Instant.now().minusSeconds(100_000));
    }
    obtain();
    assertThat(swept(false).getFirst().used()).isAfter(Instant.now().minusSeconds(60));
    assertThat(swept(true)).hasSize(2).allMatch(c -> c.bytes() > 0);
    assertThat(inCache()).containsExactly("cni.lock");
    assertThat(swept(true)).isEmpty();
  }

  private static void setTimes(Path file, Instant time) throws IOException {
    FileTime stamp = FileTime.from(time);
    Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(stamp, stamp, stamp);
  }

  /** All that was asked about. */
  private List<Cached> swept(boolean remove) {
    List<Cached> asked = new ArrayList<>();
    assertThat(
            CniPlugins.in(cache, around)
                .sweep(c -> {
                  asked.add(c);
                  return remove;
                }))
        .isTrue();
    return asked;
  }

  @Test
  void where_there_is_none_there_is_nothing_to_sweep_and_none_is_made() {
    assertThat(swept(true)).isEmpty();
    assertThat(cache).doesNotExist();
  }

  @Test
  void nothing_is_swept_while_another_fetches() throws Exception {
    try (CachePart _ = CachePart.lock(PluginSearch.place(cache), progress::add);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Boolean> swept =
          other.submit(() -> CniPlugins.in(cache, around).sweep(CachePartTest::refuse));
      assertThat(swept.get()).isFalse();
    }
  }

  private static boolean refuse(Cached asked) {
    throw new AssertionError(asked);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path obtain(Canned... sources) {
    return CniPlugins.in(cache, around, List.of(sources)).obtain(WANTED, progress::add);
  }

  private List<String> inCache() {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(cache)) {
      files.sorted().forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static String version(Path folder, String plugin) {
    return Command.of(folder.resolve(plugin).toString()).run().stdout().strip();
  }
}
