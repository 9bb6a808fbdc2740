package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableReferencesTest {
  /** Defines every variable: nothing of a word must be taken for one. */
  private static String all(String name) {
    return "expanded";
  }

  /**
   * As Kubernetes expands a word of a command, byte by byte.
   *
   * @see <a
   *     href="https://github.com/kubernetes/kubernetes/blob/v1.34.0/third_party/forked/golang/expansion/expand.go">expand.go</a>
   */
  static String expand(String word, UnaryOperator<String> mapping) {
    String bytes = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < bytes.length()) {
      char c = bytes.charAt(at++);
      if (c != '$' || at == bytes.length()) {
        out.append(c);
        continue;
      }
      char next = bytes.charAt(at++);
      int close = next == '(' ? bytes.indexOf(')', at) : -1;
      if (next == '$') {
        out.append('$');
      } else if (close >= 0) {
        out.append(mapping.apply(bytes.substring(at, close)));
        at = close + 1;
      } else if (next == '(') {
        out.append("$(");
      } else {
        // string(input[0]) makes a character of one byte.
        String rune = String.valueOf(next);
        out.append('$')
            .append(new String(rune.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      }
    }
    return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "echo, echo",
    "$HOME, $HOME",
    "echo $$, echo $$$$",
    "$(date), $$(date)",
    "$((1+2)), $$((1+2))",
    "$$(A), $$$$(A)",
    "a$, a$",
    "$(open, $$(open",
    "$é, $$é"
  })
  void escapes_only_what_kubernetes_would_change(String word, String escaped) {
    assertThat(VariableReferences.escape(word)).isEqualTo(escaped);
    assertThat(expand(escaped, VariableReferencesTest::all)).isEqualTo(word);
    assertThat(VariableReferences.unescape(escaped)).isEqualTo(word);
  }

  @Test
  void a_word_that_is_not_escaped_is_changed() {
    assertThat(expand("echo $$", VariableReferencesTest::all)).isEqualTo("echo $");
    assertThat(expand("$(date)", VariableReferencesTest::all)).isEqualTo("expanded");
    assertThat(expand("$é", VariableReferencesTest::all)).isNotEqualTo("$é");
  }

  @Test
  void every_word_arrives_as_it_stands() {
    Random random = new Random(26);
    String[] letters = {"$", "$", "(", ")", "a", "A_B", "é", "😀", " ", "{"};
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(letters[random.nextInt(letters.length)]);
      }
      String word = text.toString();
      String escaped = VariableReferences.escape(word);
      assertThat(expand(escaped, VariableReferencesTest::all)).as(escaped).isEqualTo(word);
      assertThat(VariableReferences.unescape(escaped)).as(escaped).isEqualTo(word);
    }
  }
}
