package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {
  @ParameterizedTest
  @EnumSource(Verb.class)
  void help_of_a_command_is_as_agreed(Verb verb) {
    Terminal terminal = Terminal.plain();

    assertThat(terminal.run(verb.word(), "--help")).isZero();

    Golden.check("help/" + verb.word() + ".txt", terminal.out());
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void kindred_alone_shows_the_usual_path_and_every_command() {
    Terminal terminal = Terminal.plain();

    assertThat(terminal.run()).isZero();

    Golden.check("help/overview.txt", terminal.out());
    assertThat(terminal.out()).contains(Verb.words());
  }

  @Test
  void help_fits_on_a_terminal_of_100_columns() {
    for (Verb verb : Verb.values()) {
      Terminal terminal = Terminal.plain();
      terminal.run("help", verb.word());
      assertThat(terminal.out().lines()).allMatch(line -> line.length() <= 100);
    }
  }
}
