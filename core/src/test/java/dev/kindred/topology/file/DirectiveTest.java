package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines that begin with a percent sign, and several documents. */
class DirectiveTest {
  @Test
  void refuses_an_unknown_version_of_yaml() {
    assertThat(
            problems(
                """
                # A lab
                %YAML 3.0
                ---
                name: a
                """))
        .containsExactly("k.yaml:2:1: this version of YAML is not known here. Remove the line");
  }

  @Test
  void refuses_a_version_of_yaml_without_a_number() {
    assertThat(
            problems(
                """
                %YAML one
                ---
                name: a
                """))
        .containsExactly(
            """
            k.yaml:1:7: a line that begins with % has no place or no meaning here. Remove the \
            line: a topology needs none\
            """);
  }

  @Test
  void refuses_two_versions_of_yaml() {
    assertThat(
            problems(
                """
                %YAML 1.2
                %YAML 1.2
                ---
                name: a
                """))
        .containsExactly(
            """
            k.yaml:2:1: a line that begins with % has no place or no meaning here. Remove the \
            line: a topology needs none\
            """);
  }

  @Test
  void refuses_two_meanings_of_a_tag() {
    assertThat(
            problems(
                """
                %TAG ! tag:a,2000:
                %TAG ! tag:b,2000:
                ---
                name: a
                """))
        .containsExactly(
            """
            k.yaml:2:1: a line that begins with % has no place or no meaning here. Remove the \
            line: a topology needs none\
            """);
  }

  @Test
  void refuses_a_percent_line_below_the_keys() {
    assertThat(
            problems(
                """
                name: a
                %YAML 1.2
                """))
        .containsExactly(
            """
            k.yaml:2:1: a line that begins with % has no place or no meaning here. Remove the \
            line: a topology needs none\
            """);
  }

  @Test
  void refuses_a_second_document_after_three_dots() {
    assertThat(
            problems(
                """
                name: a
                ...
                name: b
                """))
        .containsExactly(
            """
            k.yaml:3:1: a second document begins here, but a file declares one lab. Remove the \
            line ... above it\
            """);
  }

  @Test
  void refuses_a_percent_line_without_a_document_mark() {
    assertThat(
            problems(
                """
                %YAML 1.2
                name: a
                """))
        .containsExactly(
            """
            k.yaml:2:1: a line --- must stand between lines that begin with % and this. Remove \
            the lines that begin with %\
            """);
  }
}
