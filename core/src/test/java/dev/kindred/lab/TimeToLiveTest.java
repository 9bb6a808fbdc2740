package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeToLiveTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "30m, PT30M",
    "2h, PT2H",
    "7d, P7D",
    "1d12h, PT36H",
    "1h0m5s, PT3605S",
    "99999d, P99999D"
  })
  void reads_days_hours_minutes_and_seconds(String text, Duration time) {
    assertThat(TimeToLive.parse(text)).contains(new TimeToLive(time));
    assertThat(new TimeToLive(time).from(NOW)).contains(NOW.plus(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "h", "0s", "-1h", "2 h", "2H", "1m2h", "1.5h", "100000d", "\u0662h"})
  void nothing_else_is_one(String text) {
    assertThat(TimeToLive.parse(text)).isEmpty();
  }

  @Test
  void none_is_a_lab_without_an_end() {
    assertThat(TimeToLive.parse("none").orElseThrow().from(NOW)).isEmpty();
  }
}
