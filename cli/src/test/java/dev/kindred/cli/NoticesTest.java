package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.advice.Advice;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final Terminal terminal = Terminal.plain();

  private String said(boolean json) {
    Notices notices = new Notices(terminal.console(), json);
    notices.warn("a record is damaged");
    notices.note("too many neighbours", Advice.of("with: ", "doctor"));
    notices.interrupted(Advice.of("finish it with: ", "down"));
    terminal.console().flush();
    return terminal.err();
  }

  @Test
  void for_people_they_are_lines() {
    assertThat(said(false))
        .isEqualTo(
            """
            warning: a record is damaged
            note: too many neighbours
              mend it: with: kindred doctor
            kindred: interrupted; finish it with: kindred down
            """);
  }

  @Test
  void for_programs_each_is_an_object_in_a_line() {
    assertThat(said(true))
        .isEqualTo(
            """
            {"event":"warning","what":"a record is damaged"}
            {"event":"note","what":"too many neighbours. Mend it: with: kindred doctor"}
            {"event":"warning","what":"interrupted; finish it with: kindred down"}
            """);
  }
}
