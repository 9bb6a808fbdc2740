package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AOT cache is made in the background, after a first lab, and leaves nothing else. */
class LauncherTrainingIT {
  @TempDir Path folder;

  private static List<String> processes(Path home) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(home.toString()))
        .toList();
  }

  private static List<Path> caches(Checkout checkout) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(checkout.lib().getParent(), "*.aot")) {
      return StreamSupport.stream(files.spliterator(), false).toList();
    }
  }

  @Test
  void the_cache_is_made_behind_the_first_lab_and_has_all_that_a_plan_loads() throws IOException {
    Checkout checkout = Checkout.built(folder.resolve("home"));
    checkout.write("lab.yaml", "name: first-lab\nclusters: 1\n", Instant.now());
    String file = checkout.home().resolve("lab.yaml").toString();

    Command.Output up = background(checkout, "up", "-f", file).tryRun();
    boolean ahead = !caches(checkout).isEmpty();
    checkout.command("down", "-f", file).tryRun();

    assertThat(up.exitCode()).as(up.stderr()).isZero();
    assertThat(ahead).as("made in front of the command").isFalse();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !caches(checkout).isEmpty() && processes(checkout.home()).isEmpty());
    assertThat(caches(checkout)).hasSize(1).allMatch(cache -> cache.toFile().length() > 1_000_000);
    assertThat(checkout.lib().getParent())
        .isDirectoryNotContaining(left -> left.getFileName().toString().startsWith("training"));
    assertThat(checkout.home().resolve("state/kindred")).isEmptyDirectory();
    assertThat(loadedBesides(checkout)).as("loaded from elsewhere than the cache").isEmpty();
  }

  /** Not as other tests' commands, nor as in CI. */
  private static Command background(Checkout checkout, String... words) {
    return checkout.command(words).env("KINDRED_AOT", "").env("CI", "");
  }

  private static List<String> loadedBesides(Checkout checkout) {
    return checkout
        .command("plan", "-f", checkout.home().resolve("lab.yaml").toString())
        .env("KINDRED_JAVA_OPTS", "-Xlog:class+load:stderr")
        .run()
        .stderr()
        .lines()
        .filter(line -> line.contains(" dev.kindred.") && !line.contains("shared objects file"))
        .toList();
  }

  @Test
  void nothing_is_begun_where_it_is_not_wanted_or_cannot_be_kept() throws IOException {
    Checkout checkout = Checkout.built(folder.resolve("home"));

    checkout.command("schema").env("KINDRED_AOT", "no").env("CI", "").run();
    checkout.command("schema").env("KINDRED_AOT", "").env("CI", "true").run();
    background(checkout, "nonsense").tryRun();
    background(checkout, "--version").run();

    assertThat(processes(checkout.home())).isEmpty();
    assertThat(checkout.lib().getParent()).isDirectoryNotContaining(left -> !left.endsWith("lib"));
  }
}
