package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * One lab of kind clusters that is changed, broken, mended and taken down, over and over, and each
 * of these is killed at any moment. Then up makes it whole, or down leaves nothing. The system
 * property kindred.kind.kills says how often, kindred.engine with which engine, and kindred.seed
 * repeats a run.
 */
@EnabledIfSystemProperty(
    named = "kindred.kind.kills",
    matches = "[1-9][0-9]*",
    disabledReason =
        "a kill takes a quarter of a minute: -Dkindred.test.args=-Dkindred.kind.kills=N")
@Tag("faults")
class KindKillsIT {
  /** A topology, and how many paths it has. */
  private record Version(String yaml, int paths) {}

  private static final String SECOND =
      KindStory.SEED
          .replace(
              "- {name: demo2, image: IMAGE}",
              "- {name: demo2, image: IMAGE, networks: [data-plane, second]}")
          .replace("demo1, image: IMAGE}", "demo1, image: IMAGE, networks: [data-plane]}")
          .replace("[{name: data-plane}]", "[{name: data-plane}, {name: second, type: bridge}]");

  private static final List<Version> VERSIONS =
      List.of(
          new Version(KindStory.SEED, 12),
          new Version(SECOND, 14),
          new Version(KindStory.SEED.replace("demo1, image", "demo1, replicas: 2, image"), 30));

  private static final List<Trouble> TROUBLES = List.of(Trouble.values());

  private final long seed = Long.getLong("kindred.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int version;
  private int killed;

  @Test
  void up_converges_and_down_leaves_nothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    System.out.println("KindKillsIT: -Dkindred.test.args=-Dkindred.seed=" + seed);
    int wanted = Integer.getInteger("kindred.kind.kills", 0);
    String engine = System.getProperty("kindred.engine", "podman");
    try (Stage stage = Stage.of(engine, folder)) {
      stage.foreign().make();
      while (killed < wanted) {
        live(stage);
      }
      lab(stage, VERSIONS.get(version));
      vanish(stage);
      assertThat(stage.foreign().look()).isEqualTo(stage.foreign().before());
    }
  }

  /** One round: something goes wrong, what sees to it is killed, and the next one copes. */
  private void live(Stage stage) throws IOException, InterruptedException {
    boolean stands = stage.lab().state().toFile().exists();
    Trouble trouble = stands ? TROUBLES.get(random.nextInt(TROUBLES.size())) : Trouble.NOTHING;
    if (trouble == Trouble.NOTHING) {
      version = random.nextInt(VERSIONS.size());
    }
    trouble.strike(stage.engine(), random);
    stage.lab().declare(VERSIONS.get(version).yaml());
    boolean down = stands && random.nextInt(8) == 0;
    do {
      Duration after = Duration.ofMillis(100 + random.nextInt(longest(stands, down, trouble)));
      boolean hit = stage.lab().killedBy(after, down ? "down" : "up");
      killed += hit ? 1 : 0;
      System.out.printf(
          "%3d: %s, file %d, %s %s %d ms%n",
          killed,
          trouble,
          version,
          down ? "down" : "up",
          hit ? "killed after" : "done within",
          after.toMillis());
    } while (random.nextInt(3) == 0);
    if (down) {
      vanish(stage);
    } else {
      lab(stage, VERSIONS.get(version));
    }
  }

  /** About as long as it takes, in milliseconds. */
  private static int longest(boolean stands, boolean down, Trouble trouble) {
    if (!stands || down) {
      return down ? 2000 : 40_000;
    }
    return trouble == Trouble.RESTART || trouble == Trouble.STOP ? 15_000 : 5000;
  }

  private static void lab(Stage stage, Version version) throws IOException {
    stage.lab().declare(version.yaml());
    stage.lab().run("up");
    stage.lab().forget();
    stage.lab().isWhole(version.paths());
  }

  private static void vanish(Stage stage) {
    stage.lab().run("down");
    assertThat(stage.lab().state()).doesNotExist();
    assertThat(stage.engine().says("ps", "--all", "--format", "{{.Names}}"))
        .isEqualTo("foreign-control-plane");
    assertThat(stage.engine().says("network", "ls", "--format", "{{.Name}}"))
        .doesNotContain("kindred");
    assertThat(stage.engine().says("volume", "ls", "--quiet").lines()).hasSize(1);
  }
}
