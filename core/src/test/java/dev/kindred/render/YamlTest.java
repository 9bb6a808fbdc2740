package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlTest {
  private static Object read(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  @Test
  void writes_nested_maps_and_lists_in_block_style() {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("role", "control-plane");
    node.put("labels", Map.of());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", "Cluster");
    document.put("nodes", List.of(node, Map.of("role", "worker")));
    document.put("command", List.of("sleep", "infinity"));
    document.put("none", List.of());
    document.put("replicas", 2);
    document.put("ready", true);
    document.put("config", "{\n  \"a\": 1\n}\n");

    assertThat(Yaml.of(document))
        .isEqualTo(
            """
            kind: Cluster
            nodes:
              - role: control-plane
                labels: {}
              - role: worker
            command:
              - sleep
              - infinity
            none: []
            replicas: 2
            ready: true
            config: |
              {
                "a": 1
              }
            """);
    assertThat(read(Yaml.of(document))).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "busybox:1.36.1",
        "k8s.v1.cni.cncf.io/networks",
        "data-plane,data-plane2",
        "/bin/sh",
        "echo hello world",
        "edge1"
      })
  void plain_text_stays_plain(String text) {
    assertThat(Yaml.of(Map.of("key", text))).isEqualTo("key: " + text + "\n");
    assertThat(read(Yaml.of(Map.of(text, text)))).isEqualTo(Map.of(text, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "true",
        "No",
        "on",
        "NULL",
        "y",
        "~",
        "1",
        "1.5",
        "0x1f",
        "1e3",
        "12:30",
        "2026-11-01",
        "10.1.0.0/16",
        ".5",
        "-",
        "- a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "{a}",
        "[a]",
        "a]",
        "'a'",
        "\"a\"",
        "a\\b",
        "|",
        ">",
        "?",
        "a ",
        " a",
        "a\tb",
        "a\nb",
        "\n",
        "a\n\n",
        " a\nb\n",
        "a\r\nb",
        "\u0000",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "häuser",
        "🛰",
        "---",
        "...",
        "=",
        "<<"
      })
  void text_that_could_be_read_as_something_else_is_quoted(String text) {
    String yaml = Yaml.of(Map.of("key", text));

    assertThat(yaml).startsWith("key: \"");
    assertThat(read(yaml)).isEqualTo(Map.of("key", text));
    assertThat(read(Yaml.of(Map.of(text, List.of(text))))).isEqualTo(Map.of(text, List.of(text)));
  }

  @Test
  void whatever_is_written_reads_back_the_same() {
    Random random = new Random(20261101);
    for (int i = 0; i < 2000; i++) {
      Map<String, Object> document = map(random, 0);
      assertThat(read(Yaml.of(document))).as(Yaml.of(document)).isEqualTo(document);
    }
  }

  private static Map<String, Object> map(Random random, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      map.put(text(random), value(random, depth + 1));
    }
    return map;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextBoolean();
      case 2 -> text(random);
      case 3 -> map(random, depth);
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
    };
  }

  private static String text(Random random) {
    String letters = "ab1 \n\t:#-'\"\\{}[],&*!|>%@`~?/.=ß\u0007";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void refuses_what_it_does_not_know() {
    assertThatThrownBy(() -> Yaml.of(Map.of("key", new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no YAML for class java.lang.Object");
  }
}
