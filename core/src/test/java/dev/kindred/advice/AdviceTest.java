package dev.kindred.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdviceTest {
  private static final Advice BOTH =
      Advice.of("Take it down: ", "down").and(", then ").run("up", "--provider", "kind");

  @Test
  void is_words_and_commands() {
    assertThat(BOTH).hasToString("Take it down: kindred down, then kindred up --provider kind");
  }

  @Test
  void its_commands_are_written_by_whoever_prints_it() {
    assertThat(BOTH.text(hint -> "<" + hint.verb() + ">"))
        .isEqualTo("Take it down: <down>, then <up>");
  }

  @Test
  void without_words_there_is_none() {
    assertThat(Advice.of("")).isEqualTo(Advice.NONE);
    assertThat(Advice.NONE.isEmpty()).isTrue();
    assertThat(BOTH.isEmpty()).isFalse();
  }
}
