package dev.kindred.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a lab is wanted. {@code gc} takes it when its time is over, whether its provider has
 * ended it or cannot.
 *
 * @param time zero for a lab without an end
 */
public record TimeToLive(Duration time) {
  private static final String ENDLESS = "none";
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");

  /** Reads {@code 2h}, {@code 1d12h}, {@code 90s} or {@code none}; empty for anything else. */
  public static Optional<TimeToLive> parse(String text) {
    if (text.equals(ENDLESS)) {
      return Optional.of(new TimeToLive(Duration.ZERO));
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Duration time =
        Duration.ofDays(number(parts, 1))
            .plusHours(number(parts, 2))
            .plusMinutes(number(parts, 3))
            .plusSeconds(number(parts, 4));
    return time.isZero() ? Optional.empty() : Optional.of(new TimeToLive(time));
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** When it is over; empty for never. */
  Optional<Instant> from(Instant begin) {
    return time.isZero() ? Optional.empty() : Optional.of(begin.plus(time));
  }
}
