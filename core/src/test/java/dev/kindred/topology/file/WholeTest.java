package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are not whole or out of range. */
class WholeTest {
  @Test
  void refuses_too_few_nodes() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    nodes: 0
                """))
        .containsExactly(
            """
            k.yaml:3:12: clusters[0].nodes: must be a whole number from 1 to 1023, but is the \
            number 0. Write 1 or more\
            """);
  }

  @Test
  void refuses_too_many_nodes() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    nodes: 1024
                """))
        .containsExactly(
            """
            k.yaml:3:12: clusters[0].nodes: must be a whole number from 1 to 1023, but is the \
            number 1024. Write 1023 or less\
            """);
  }

  @Test
  void refuses_too_many_clusters() {
    assertThat(problems("clusters: 1001"))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, but is the number \
            1001. Write 1000 or less\
            """);
  }

  @Test
  void refuses_too_few_replicas() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    replicas: -1
                """))
        .containsExactly(
            """
            k.yaml:3:15: workloads[0].replicas: must be a whole number from 0 to 10000, but is \
            the number -1. Write 0 or more\
            """);
  }

  @Test
  void refuses_too_many_replicas() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    replicas: 10001
                """))
        .containsExactly(
            """
            k.yaml:3:15: workloads[0].replicas: must be a whole number from 0 to 10000, but is \
            the number 10001. Write 10000 or less\
            """);
  }

  @Test
  void refuses_a_fraction() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    replicas: 2.5
                """))
        .containsExactly(
            """
            k.yaml:3:15: workloads[0].replicas: must be a whole number from 0 to 10000, but is \
            the number 2.5. Did you mean 2?\
            """);
  }

  @Test
  void refuses_a_tiny_fraction() {
    assertThat(
            problems(
                """
                workloads:
                  - name: web
                    replicas: 1e-999999999
                """))
        .containsExactly(
            """
            k.yaml:3:15: workloads[0].replicas: must be a whole number from 0 to 10000, but is \
            the number 1e-999999999. Did you mean 0?\
            """);
  }

  /**
   * JSON Schema knows numbers, not how they are written; the reader takes what the schema takes.
   */
  @ParameterizedTest
  @ValueSource(strings = {"10", "10.0", "1e1", "1.0E+1", "+10", "0xa", "0o12"})
  void takes_a_whole_number_however_it_is_written(String ten) {
    assertThat(problems("clusters: " + ten)).isEmpty();
    assertThat(Reading.topology("clusters: " + ten).clusters()).hasSize(10);
  }

  @Test
  void refuses_a_vast_power_of_ten() {
    assertThat(problems("clusters: 1e999999999"))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, but is the number \
            1e999999999. Write 1000 or less\
            """);
  }

  @Test
  void refuses_a_number_past_all_integers() {
    assertThat(problems("clusters: 99999999999999999999"))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, but is the number \
            99999999999999999999. Write 1000 or less\
            """);
  }

  @Test
  void refuses_infinity() {
    assertThat(problems("clusters: .inf"))
        .containsExactly(
            """
            k.yaml:1:11: clusters: must be a whole number from 1 to 1000, but is the number \
            .inf. Write it in plain digits\
            """);
  }

  @Test
  void refuses_a_number_in_words() {
    assertThat(
            problems(
                """
                clusters:
                  - name: a
                    nodes: two
                """))
        .containsExactly(
            """
            k.yaml:3:12: clusters[0].nodes: must be a whole number from 1 to 1023, but is the \
            text "two". Write it in digits\
            """);
  }
}
