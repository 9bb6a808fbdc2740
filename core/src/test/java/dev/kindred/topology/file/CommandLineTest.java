package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in one line. */
class CommandLineTest {
  private static List<String> split(String text) {
    return CommandLine.split(text).orElseThrow();
  }

  @Test
  void splits_at_blanks() {
    assertThat(split(" sleep \t infinity\n")).containsExactly("sleep", "infinity");
  }

  @Test
  void keeps_blanks_within_quotes() {
    assertThat(split("sh -c 'sleep 5; date' \"a  b\""))
        .containsExactly("sh", "-c", "sleep 5; date", "a  b");
  }

  @Test
  void joins_what_is_not_parted_by_blanks() {
    assertThat(split("a'b c'\"d e\"f")).containsExactly("ab cd ef");
  }

  @Test
  void keeps_empty_words_in_quotes() {
    assertThat(split("echo '' \"\" x")).containsExactly("echo", "", "", "x");
  }

  @Test
  void keeps_a_backslash_in_double_quotes_before_what_means_nothing() {
    assertThat(split("sh -c \"printf 'a\\n'\"")).containsExactly("sh", "-c", "printf 'a\\n'");
  }

  @Test
  void expands_nothing() {
    assertThat(split("echo $HOME `date` *")).containsExactly("echo", "$HOME", "`date`", "*");
  }

  @Test
  void has_no_words_when_there_are_only_blanks() {
    assertThat(split(" ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a", "a\\", "\"a\\", "\"a\\\"", "'a\\'b'"})
  void splits_nothing_that_is_not_finished(String text) {
    assertThat(CommandLine.split(text)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep infinity",
        "a'b c'\"d e\"f '' \"\"",
        "a\\ b \\'c\\' \\\\ \\a",
        "'a\\b' 'a\"b' \"a'b\"",
        "\"a\\b \\\" \\\\ \\$ \\` \\' \\n\"",
        "\"a\\\nb\" c\\\nd \\\n e",
        "a#b c",
        "ä\u00a0b 日本",
      })
  void splits_as_a_shell_does(String text) throws IOException {
    assertThat(split(text)).isEqualTo(byShell(text));
  }

  /** The words that sh makes of the text: each is printed with a zero behind it. */
  private static List<String> byShell(String text) throws IOException {
    String script = "printf '%s\\0' " + text;
    Process shell = new ProcessBuilder("sh", "-c", script).start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Arrays.asList(words.substring(0, words.length() - 1).split("\0", -1));
  }
}
