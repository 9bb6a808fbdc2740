package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final String TICK = "\u0006";

  @Test
  void ticks_are_counted_and_the_text_is_whole() throws IOException {
    String text = TICK + "a" + TICK + TICK + "b\n" + TICK;
    List<Integer> heard = new ArrayList<>();

    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String read;
    try (Ticks ticks = new Ticks(new ByteArrayInputStream(bytes), heard::add)) {
      read = new String(ticks.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(read).isEqualTo("ab\n");
    assertThat(heard.getLast()).isEqualTo(4);
  }

  @Test
  void a_program_says_how_far_it_is() {
    List<Integer> heard = new ArrayList<>();
    Command command = Command.of("sh", "-c", "printf '\\006\\006' >&2; echo done; echo why >&2");

    Command.Output output = command.run(command.start(), heard::add);

    assertThat(output.stdout()).isEqualTo("done\n");
    assertThat(output.stderr()).isEqualTo("why\n");
    assertThat(heard.getLast()).isEqualTo(2);
  }

  @Test
  void what_others_print_is_let_be() {
    assertThat(Command.of("printf", "a\\006b").run().stdout()).isEqualTo("a" + TICK + "b");
  }
}
