package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginWordsTest {
  @Test
  void an_error_result_is_told_in_its_own_words() {
    assertThat(PluginWords.of(1, "{\"code\": 7, \"msg\": \"bad\", \"details\": \"very\"}", "noise"))
        .isEqualTo("bad: very");
    assertThat(PluginWords.of(1, "{\"code\": 7, \"msg\": \"bad\"}", "")).isEqualTo("bad");
    assertThat(PluginWords.of(1, "{\"code\": 7, \"msg\": \"bad\", \"details\": \"\"}", ""))
        .isEqualTo("bad");
  }

  @Test
  void whatever_else_it_gave_is_shown_with_its_exit_code() {
    assertThat(PluginWords.of(2, "panic:\n\n  goroutine 1\n", "lost\tcontact\n"))
        .isEqualTo(
            "exit code 2; it printed: panic: / goroutine 1; on standard error: lost contact");
    assertThat(PluginWords.of(0, "", "")).isEqualTo("it gave no result");
    assertThat(PluginWords.of(3, "", "")).isEqualTo("exit code 3");
    assertThat(PluginWords.of(1, "{\"code\": 7}", ""))
        .isEqualTo("exit code 1; it printed: {\"code\": 7}");
    assertThat(PluginWords.of(1, "{\"msg\": 7}", ""))
        .isEqualTo("exit code 1; it printed: {\"msg\": 7}");
    assertThat(PluginWords.of(1, "[\"msg\"]", "")).isEqualTo("exit code 1; it printed: [\"msg\"]");
  }

  @Test
  void nothing_acts_on_a_terminal_and_nothing_is_endless() {
    assertThat(PluginWords.of(1, "\u001b[31mred\u0007", ""))
        .isEqualTo("exit code 1; it printed:  [31mred ");
    assertThat(PluginWords.of(1, "x".repeat(5000), "")).hasSizeLessThan(1100).endsWith("x …");
  }
}
