package dev.kindred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindProgramTest {
  private static final String SAYS = "echo kind " + KindProgram.VERSION + " go1.26.7 linux/amd64";

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();
  private Path cache;
  private Path bin;
  private KindProgram kind;

  @BeforeEach
  void machine() throws IOException {
    cache = folder.resolve("cache/kindred");
    bin = Files.createDirectories(folder.resolve("bin"));
    kind = new KindProgram(Fixture.machine(bin), cache);
  }

  /** A source that writes a script, or fails. */
  private record Script(String name, String script) implements Source {
    @Override
    public Path fetch(Path scratch, Consumer<String> progress) {
      progress.accept(name);
      if (script.isEmpty()) {
        throw new Fault("no " + name + " today", "");
      }
      Fixture.program(scratch.resolve("kind"), script);
      return scratch;
    }
  }

  private static Script failing(String name) {
    return new Script(name, "");
  }

  private Path folder() {
    return cache.resolve("kind-" + KindProgram.VERSION);
  }

  private Path own() {
    return folder().resolve("kind");
  }

  @Test
  void that_of_path_goes_before_that_of_the_cache() {
    assertThat(kind.find()).isEmpty();
    assertThat(kind.command()).isEqualTo("kind");

    Fixture.program(own(), SAYS);
    assertThat(kind.find()).contains(own());
    assertThat(kind.command()).isEqualTo(own().toString());

    Path other = Fixture.program(bin.resolve("kind"), SAYS);
    assertThat(kind.find()).contains(other);
    assertThat(kind.command()).isEqualTo("kind");
    assertThat(kind.obtain(List.of(), progress::add)).isEqualTo(other);
  }

  @Test
  void the_first_source_that_has_it_fills_the_cache() throws IOException {
    Path file =
        kind.obtain(
            List.of(failing("release"), new Script("builder", SAYS), new Script("unasked", SAYS)),
            progress::add);

    assertThat(file).isEqualTo(own()).isExecutable();
    assertThat(progress).containsExactly("release", "builder");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    assertThat(Scratch.list(cache, "*"))
        .containsExactlyInAnyOrder(folder(), cache.resolve("kind.lock"));
    assertThat(kind.obtain(List.of(), progress::add)).isEqualTo(file);
  }

  @Test
  void what_does_not_run_or_is_another_version_is_not_kept() {
    assertThatExceptionOfType(MissingRequirement.class)
        .isThrownBy(() ->
            kind.obtain(
                List.of(
                    new Script("broken", "exit 3"),
                    new Script("old", "echo kind v0.1.0 go1.12 linux/amd64"),
                    failing("closed")),
                progress::add))
        .withMessage(
            """
            there is no program kind here, and it could not be had:
              broken: could not start the kind that was fetched: exit code 3
              old: what was fetched says that it is kind v0.1.0 go1.12 linux/amd64
              closed: no closed today\
            """)
        .satisfies(fault ->
            assertThat(fault.remedy())
                .contains("https://kind.sigs.k8s.io/", "copy the file from another machine"));
    assertThat(kind.find()).isEmpty();
    assertThat(Scratch.list(cache, "*")).containsExactly(cache.resolve("kind.lock"));
  }

  @Test
  void go_is_asked_for_where_it_is_missing() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> new GoSource(Fixture.machine(bin)).fetch(folder, progress::add))
        .withMessage("there is no program go");
    assertThat(progress).isEmpty();
  }

  @Test
  void a_day_of_use_is_noted_for_the_garbage_collection() throws IOException {
    Fixture.program(own(), SAYS);
    Files.createDirectories(cache.resolve("kind-fetch-1"));
    Files.setLastModifiedTime(folder(), FileTime.from(Instant.now().minusSeconds(100_000)));
    kind.command();

    assertThat(Cached.changed(folder())).isAfter(Instant.now().minusSeconds(1000));
    List<Path> asked = new ArrayList<>();
    assertThat(
            kind.sweep(cached -> {
              asked.add(cached.path());
              return cached.left();
            }))
        .isTrue();
    assertThat(asked).containsExactlyInAnyOrder(folder(), cache.resolve("kind-fetch-1"));
    assertThat(cache.resolve("kind-fetch-1")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, darwin-amd64",
    "Mac OS X, aarch64, darwin-arm64",
  })
  void releases_are_pinned(String system, String architecture, String platform) {
    PinnedFile release = KindRelease.of(system, architecture).orElseThrow();
    assertThat(release.from()).hasScheme("https").hasHost("github.com");
    assertThat(release.from().getPath()).endsWith("/v0.33.0/kind-" + platform);
    assertThat(release.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void a_processor_without_a_release_is_a_fault() {
    Surroundings exotic = new Surroundings(List.of(), "riscv64", Fixture.machine(bin).changes());
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() ->
            new ReleaseSource(
                    exotic, "kind", Optional.of("kind"), KindRelease.of("Linux", "riscv64"))
                .fetch(folder, progress::add))
        .withMessage("none is pinned for Linux on processor riscv64");
  }
}
