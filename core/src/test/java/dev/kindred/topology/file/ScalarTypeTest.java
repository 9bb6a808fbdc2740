package dev.kindred.topology.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.file.YamlNode.Type;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** The types of plain words. */
class ScalarTypeTest {
  private static final long SEED = 20_261_101;

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void knows_nothing(String word) {
    assertThat(ScalarType.of(word)).isEqualTo(Type.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE", "false", "False", "FALSE"})
  void knows_truth_values(String word) {
    assertThat(ScalarType.of(word)).isEqualTo(Type.TRUTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "7", "+7", "-7", "007", "1.5", "1.", ".5", "-.5", "1e3", "1E+3", "1.5e-3", "0x1F",
        "0o17", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"
      })
  void knows_numbers(String word) {
    assertThat(ScalarType.of(word)).isEqualTo(Type.NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "nULL",
        "tRUE",
        ".",
        "+",
        "-",
        "e3",
        "1e",
        "1e+",
        "0x",
        "0o",
        "0xG",
        "0o8",
        "1_000",
        "1.2.3",
        "10.1.0.0/16",
        "fd10:1::/48",
        "190:20:30",
        "-0x1",
        ".NAn",
        ".infx",
        "0b1",
        "\u0661"
      })
  void takes_all_else_as_text(String word) {
    assertThat(ScalarType.of(word)).isEqualTo(Type.TEXT);
  }

  @Test
  void agrees_with_the_engine_on_random_words() {
    Random random = new Random(SEED);
    ScalarResolver engine = new CoreScalarResolver(false);
    String letters = "0123456789+-._eExXoOaAfFnNiItTrRuUlLsS~";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }
      Tag tag = engine.resolve(word.toString(), true);
      assertThat(ScalarType.of(word.toString())).as("%s", word).isEqualTo(type(tag));
    }
  }

  private static Type type(Tag tag) {
    return switch (tag.getValue().substring(Tag.PREFIX.length())) {
      case "null" -> Type.NOTHING;
      case "bool" -> Type.TRUTH;
      case "int", "float" -> Type.NUMBER;
      default -> Type.TEXT;
    };
  }
}
