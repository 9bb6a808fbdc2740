package dev.kindred.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The reasons for which a test may be skipped although somebody insists: a regular expression a
 * line, which the whole reason matches, in paragraphs that begin with a comment, which says why.
 */
record MaySkip(List<Pattern> patterns) {
  /** That of this repository, {@code testing/resources/dev/kindred/testing/may-skip.txt}. */
  static final MaySkip LIST = read();

  private static MaySkip read() {
    try (InputStream file = MaySkip.class.getResourceAsStream("may-skip.txt")) {
      return of(
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MaySkip of(List<String> lines) {
    List<Pattern> patterns = new ArrayList<>();
    boolean said = false;
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        said = !line.isBlank();
      } else if (said) {
        patterns.add(Pattern.compile(line.strip()));
      } else {
        throw new IllegalArgumentException("no comment says why a test may be skipped: " + line);
      }
    }
    return new MaySkip(List.copyOf(patterns));
  }

  boolean allows(String reason) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(reason).matches());
  }
}
