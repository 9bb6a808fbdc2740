package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrettyJsonTest {
  @Test
  void lays_out_objects_and_lists() {
    String json = "{\"a\":1,\"empty\":[],\"none\":{},\"b\":[true,null,[1.5]],\"c\":{\"d\":\"x\"}}";
    assertThat(PrettyJson.of(json))
        .isEqualTo(
            """
            {
              "a": 1,
              "empty": [],
              "none": {},
              "b": [
                true,
                null,
                [
                  1.5
                ]
              ],
              "c": {
                "d": "x"
              }
            }
            """);
  }

  @Test
  void leaves_text_as_it_is() {
    String text = "{}[],: \\ \" \\\" \\\\";
    assertThat(PrettyJson.of(Json.write(List.of(text))))
        .isEqualTo("[\n  " + Json.write(text) + "\n]\n");
  }

  @Test
  void a_single_value_is_a_line() {
    assertThat(Json.pretty("x")).isEqualTo("\"x\"\n");
    assertThat(Json.pretty(List.of())).isEqualTo("[]\n");
  }
}
