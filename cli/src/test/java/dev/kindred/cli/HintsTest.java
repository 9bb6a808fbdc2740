package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.advice.Advice;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
  private final Hints hints = new Hints(() -> "./kindred");

  private static Subject named(String file) {
    List<String> options = List.of("-f", file);
    return new Subject(options, options, false);
  }

  @Test
  void a_command_leads_to_the_lab_of_the_file_that_was_named() {
    hints.about(() -> named("two.yaml"));

    assertThat(hints.typed("down")).isEqualTo("./kindred down -f two.yaml");
    assertThat(hints.typed("exec", "edge1/demo1", "--", "ip", "address"))
        .isEqualTo("./kindred exec -f two.yaml edge1/demo1 -- ip address");
    assertThat(hints.text(Advice.of("Make it with: ", "up").and(" Or not.")))
        .isEqualTo("Make it with: ./kindred up -f two.yaml Or not.");
  }

  @Test
  void words_are_quoted_for_the_shell() {
    hints.about(() -> named("my lab's.yaml"));

    assertThat(hints.typed("up")).isEqualTo("./kindred up -f 'my lab'\\''s.yaml'");
  }

  @Test
  void what_brings_a_lab_up_has_its_file_and_its_name() {
    hints.about(() ->
        new Subject(List.of("--lab", "x"), List.of("-f", "/a/two.yaml", "--lab", "x"), false));

    assertThat(hints.typed("up")).isEqualTo("./kindred up -f /a/two.yaml --lab x");
    assertThat(hints.typed("status")).isEqualTo("./kindred status --lab x");
  }

  @Test
  void the_lab_of_demo_is_brought_up_by_demo() {
    hints.about(() -> new Subject(List.of("--lab", "edge"), List.of(), true));

    assertThat(hints.typed("up")).isEqualTo("./kindred demo");
    assertThat(hints.typed("down")).isEqualTo("./kindred down --lab edge");
  }

  @Test
  void what_is_about_no_lab_or_names_another_is_let_be() {
    hints.about(() -> named("two.yaml"));

    assertThat(hints.typed("init", "--force")).isEqualTo("./kindred init --force");
    assertThat(hints.typed("up", "--help")).isEqualTo("./kindred up --help");
    assertThat(hints.typed("down", "--lab", "other")).isEqualTo("./kindred down --lab other");
    assertThat(hints.bare("gc", "--yes")).isEqualTo("./kindred gc --yes");
  }

  @Test
  void a_provider_is_said_once() {
    List<String> toFile = List.of("-f", "x.yaml", "--provider", "auto");
    hints.about(() -> new Subject(List.of("-f", "x.yaml"), toFile, false));

    assertThat(hints.typed("up")).isEqualTo("./kindred up -f x.yaml --provider auto");
    assertThat(hints.typed("doctor", "--provider", "kind"))
        .isEqualTo("./kindred doctor -f x.yaml --provider kind");
  }

  @ParameterizedTest
  @CsvSource({
    "'', kindred",
    "./kindred, ./kindred",
    "../k/kindred, ../k/kindred",
    "/opt/kindred/kindred, /opt/kindred/kindred",
    "/usr/bin/kindred, kindred",
    "kindred, kindred",
    "other, ./other",
    "/my labs/kindred, '''/my labs/kindred'''",
  })
  void it_is_called_as_it_was(String zeroth, String called) {
    Set<Path> programs = Set.of(Path.of("/usr/bin/kindred"));

    assertThat(Called.by(zeroth, "/bin:/usr/bin", programs::contains)).isEqualTo(called);
  }
}
