package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command that is printed carries how Kindred was called, and the lab: it is Advice. */
class HintSourcesTest {
  private static final Pattern LITERAL =
      Pattern.compile("\\bkindred (--[a-z]|(" + String.join("|", Verb.words()) + ")\\b)");

  /** What is no hint: comments of a file that lasts, and a name in a report for machines. */
  private static final Set<String> NO_HINTS = Set.of("TopologyWriter.java", "JUnitReport.java");

  private static boolean isNoHint(String line) {
    String start = line.strip();
    return start.startsWith("*")
        || start.startsWith("/*")
        || start.startsWith("//")
        || start.contains("LabLock.take(") // The name of a process, for who waits for it.
        || start.contains("String COMMAND =");
  }

  @Test
  void no_command_to_type_is_written_out() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("core", "cli")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).hasSizeGreaterThan(200);
    for (Path source : sources) {
      if (!NO_HINTS.contains(source.getFileName().toString())) {
        assertThat(Files.readAllLines(source).stream().filter(line -> !isNoHint(line)))
            .as("in %s: use Advice, or the console's hints", source)
            .noneMatch(line -> LITERAL.matcher(line).find());
      }
    }
  }

  @Test
  void the_scan_finds_what_it_is_for() {
    assertThat(LITERAL.matcher("\"Begin with: kindred init\"").find()).isTrue();
    assertThat(LITERAL.matcher("\"Ask: kindred --version\"").find()).isTrue();
    assertThat(LITERAL.matcher("\"another kindred that fetches\"").find()).isFalse();
    assertThat(isNoHint(" * {@code kindred up}")).isTrue();
  }

  @Test
  void help_is_written_as_kindred_was_called() {
    Terminal terminal = Terminal.plain();
    Help help = new Help("./kindred");

    help.overview(terminal.console());
    terminal.console().flush();

    assertThat(terminal.out())
        .contains(
            "\n  ./kindred demo ", "\n  ./kindred init && ./kindred up ", "./kindred COMMAND");
    for (Verb verb : Verb.values()) {
      assertThat(new Parser(verb, verb.make()).help("./kindred"))
          .contains("Usage: ./kindred ")
          .doesNotContain(" kindred " + verb.word(), "{kindred}");
    }
  }
}
