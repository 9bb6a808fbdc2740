package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.fetch.Cached;
import dev.kindred.lab.Garbage.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GarbageTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Path PATH = Path.of("/home/me/.cache/kindred/cni");

  private static Cached usedBefore(Duration time) {
    return new Cached(PATH, NOW.minus(time), 17, false);
  }

  private static Optional<Garbage> lab(boolean applied, boolean running, Instant... until) {
    return Garbage.of(new LabState("edge", applied, running, Stream.of(until).findFirst()), NOW);
  }

  @Test
  void a_lab_that_runs_stays_and_one_that_does_not_can_go() {
    assertThat(lab(true, true)).isEmpty();
    assertThat(lab(false, true)).isEmpty();
    assertThat(lab(true, false)).contains(new Garbage(Kind.LAB, "edge", "nothing of it runs", 0));
    assertThat(lab(false, false))
        .contains(new Garbage(Kind.FOLDER, "edge", "no lab was made in it", 0));
  }

  @Test
  void a_lab_whose_time_is_over_can_go_though_it_runs() {
    assertThat(lab(true, true, NOW.plusSeconds(1))).isEmpty();
    assertThat(lab(true, true, NOW))
        .contains(new Garbage(Kind.LAB, "edge", "its time was over at 2026-11-25T10:00:00Z", 0));
  }

  @Test
  void what_can_be_had_again_goes_thirty_days_after_its_last_use() {
    assertThat(Garbage.of(usedBefore(Duration.ofSeconds(-5)), NOW)).isEmpty();
    assertThat(Garbage.of(usedBefore(Duration.ofDays(30).minusSeconds(1)), NOW)).isEmpty();
    assertThat(Garbage.of(usedBefore(Duration.ofDays(30)), NOW))
        .contains(new Garbage(Kind.CACHE, PATH.toString(), "not used since 2026-10-26", 17));
  }

  @Test
  void what_a_killed_fetch_left_goes_at_once() {
    assertThat(Garbage.of(new Cached(PATH, NOW, 17, true), NOW))
        .contains(new Garbage(Kind.CACHE, PATH.toString(), "left by a fetch that was killed", 17));
  }
}
