package dev.kindred.provider.netns;

import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a lab looks like that nobody disturbed: its twin has the same file and the same numbers, and
 * is made in one go.
 */
final class Twin {
  private static final String NUMBERS = "allocation.json";

  private final Path states;
  private final Map<String, List<String>> known = new HashMap<>();

  Twin(Path states) {
    this.states = states;
  }

  /** The sight of the twin of a lab that runs. */
  synchronized List<String> sight(TestLab lab, String yaml) {
    try {
      String numbers = Files.readString(lab.folder().resolve(NUMBERS));
      return known.computeIfAbsent(yaml + numbers, _ -> make(yaml, numbers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> make(String yaml, String numbers) {
    try (TestLab twin = new TestLab(new NetnsWorld(), states)) {
      Files.createDirectories(twin.folder());
      Files.writeString(twin.folder().resolve(NUMBERS), numbers);
      twin.up(yaml);
      List<String> sight = Sight.of(twin.observed());
      twin.lab().down(Progress.NONE);
      return sight;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
