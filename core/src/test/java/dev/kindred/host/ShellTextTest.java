package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
  private static final String SIGNS = "aZ09 \t\n'\"\\$`!~*?[]{}()<>|&;#=%^,:@+-_./ßé€\u00a0\u2028";

  @Test
  void leaves_plain_words_alone() {
    assertThat(Command.of("ip", "-json", "link", "dev", "a.b:c=d,e@f%g+h/i"))
        .hasToString("ip -json link dev a.b:c=d,e@f%g+h/i");
  }

  @Test
  void quotes_what_a_shell_would_read() {
    assertThat(Command.of("echo", "a b", "it's", "", "$HOME"))
        .hasToString("echo 'a b' 'it'\\''s' '' '$HOME'");
  }

  @Test
  void shows_the_environment_in_order_and_the_folder() {
    Command command = Command.of("x").env("B", "2 3").env("A", "").in(Path.of("/a b"));
    assertThat(command).hasToString("cd '/a b' && A= B='2 3' x");
    assertThat(Command.of("x").env("a.b", "1").env("C", "2")).hasToString("env C=2 'a.b=1' x");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_shell_reads_the_line_as_it_was_meant(long seed) {
    Random random = new Random(seed);
    String[] line = new String[40];
    line[0] = "printf";
    line[1] = "%s\\0";
    for (int i = 2; i < line.length; i++) {
      line[i] = word(random);
    }
    assertThat(throughShell(Command.of(line))).isEqualTo(Command.of(line).run().stdout());
  }

  @Test
  void a_shell_gets_the_environment_and_the_folder(@TempDir Path folder) {
    Command command =
        Command.of("sh", "-c", "printf '%s|' \"$A\" \"$B\" \"$PWD\"")
            .env("A", "it's $x\n")
            .env("B", "")
            .in(folder);
    assertThat(throughShell(command)).isEqualTo("it's $x\n||" + folder + "|");
    assertThat(throughShell(Command.of("printenv", "a.b").env("a.b", "c d"))).isEqualTo("c d\n");
  }

  @Test
  void a_program_is_no_assignment(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("a=b");
    Files.writeString(program, "#!/bin/sh\necho ran\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Command command = Command.of("a=b").env("PATH", folder + ":/usr/bin:/bin");
    assertThat(throughShell(command)).isEqualTo("ran\n");
  }

  private static String throughShell(Command command) {
    return Command.of("sh", "-c", command.toString()).run().stdout();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      word.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return word.toString();
  }

  @Test
  void every_sign_is_tried() {
    List<String> signs = SIGNS.chars().mapToObj(Character::toString).toList();
    for (String sign : signs) {
      Command command = Command.of("printf", "%s", sign);
      assertThat(throughShell(command)).as(command.toString()).isEqualTo(sign);
    }
  }
}
