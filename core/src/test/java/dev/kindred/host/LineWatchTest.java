package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LineWatchTest {
  @Test
  void each_line_of_standard_error_is_told_and_the_text_is_whole() {
    List<String> heard = new CopyOnWriteArrayList<>();
    Command command = Command.of("sh", "-c", "printf ' • one\\n ✓ two\\nthree' >&2; echo out");

    Command.Output output = command.watched(heard::add);

    assertThat(heard).containsExactly(" • one", " ✓ two");
    assertThat(output.stderr()).isEqualTo(" • one\n ✓ two\nthree");
    assertThat(output.stdout()).isEqualTo("out\n");
  }
}
