package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {
  private static final String COLORED =
      "\033[31m✗ \033[0medge1/demo1 → edge2/demo2 on dp, ipv4: no reply";

  @Test
  void a_line_that_fits_stays() {
    assertThat(Wrapping.lines("  all of  it", 12)).containsExactly("  all of  it");
    assertThat(Wrapping.lines("", 12)).containsExactly("");
    assertThat(Wrapping.lines("a b", Integer.MAX_VALUE)).containsExactly("a b");
  }

  @Test
  void it_breaks_at_blanks_and_colours_take_no_room() {
    assertThat(Wrapping.lines(COLORED, 31))
        .containsExactly("\033[31m✗ \033[0medge1/demo1 → edge2/demo2 on", "    dp, ipv4: no reply");
  }

  @Test
  void a_long_word_stays_whole() {
    assertThat(Wrapping.lines("on a-network-with-a-long-name too", 10))
        .containsExactly("on", "    a-network-with-a-long-name", "    too");
  }
}
