package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plugin that failed had to say: its error result, or whatever else it gave.
 *
 * @see <a href="https://www.cni.dev/docs/spec/#error">CNI spec, section 5</a>
 */
final class PluginWords {
  private static final int LONGEST = 1000;

  private PluginWords() {}

  static String of(int exitCode, String stdout, String stderr) {
    return error(stdout).orElseGet(() -> whatever(exitCode, tidy(stdout), tidy(stderr)));
  }

  private static Optional<String> error(String stdout) {
    try {
      JsonValue error = Json.parse(stdout, "the plugin's answer");
      String details = error.text("details").orElse("");
      return error
          .text("msg")
          .filter(m -> !m.isEmpty())
          .map(m -> details.isEmpty() ? m : m + ": " + details);
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static String whatever(int exitCode, String stdout, String stderr) {
    List<String> words = new ArrayList<>();
    words.add(exitCode == 0 ? "it gave no result" : "exit code " + exitCode);
    if (!stdout.isEmpty()) {
      words.add("it printed: " + stdout);
    }
    if (!stderr.isEmpty()) {
      words.add("on standard error: " + stderr);
    }
    return String.join("; ", words);
  }

  /** On one line, of bearable length, without what would act on a terminal. */
  private static String tidy(String text) {
    String line = text.strip().replaceAll("\\s*\n\\s*", " / ").replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}
