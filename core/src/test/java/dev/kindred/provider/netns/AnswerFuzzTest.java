package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.fuzz.Trials;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.PodId;
import dev.kindred.provider.IpJson;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other programs answer, and what the lab keeps of its pods, damaged. */
class AnswerFuzzTest {
  private static final long MOST_BYTES = 50_000_000;

  private static final List<String> TOKENS =
      List.of(
          "\n",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "true",
          "0",
          "-1",
          "1e9",
          "4294967297",
          "1e999999999",
          "\"\\u0000\"",
          "\\n",
          "\u0000",
          "\ufffd",
          "10.1.0.0/16",
          "fd10::/48",
          "default",
          "::",
          "\"dst\":",
          "\"dev\":3",
          "\"code\":7",
          "\"msg\":\"x\"",
          "[[[[[[[[",
          "{\"a\":{\"a\":");

  static LongStream seeds() {
    return Trials.seeds();
  }

  private static Trials trials(String target) {
    return new Trials(Trials.corpus(AnswerFuzz.class, target), TOKENS, MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_answer_of_ip_is_read_or_refused(long seed) {
    trials("ip").batch(seed, AnswerFuzzTest::ip);
  }

  static void ip(String text) {
    try {
      List<JsonValue> answers = Json.stream(text, "ip's answer");
      for (JsonValue answer : answers) {
        refusing(() -> assertThat(IpJson.interfaces(answer)).doesNotContainNull());
        refusing(() -> assertThat(IpJson.routes(answer)).doesNotContainNull());
      }
    } catch (Fault e) {
      assertThat(e).hasMessageStartingWith("ip's answer");
    }
  }

  private static void refusing(Runnable work) {
    try {
      work.run();
    } catch (Fault e) {
      assertThat(e).hasMessageStartingWith("ip's answer");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_result_of_a_plugin_is_read_or_refused_and_brings_no_line_of_its_own(long seed) {
    trials("result").batch(seed, AnswerFuzzTest::result);
  }

  static void result(String text) {
    assertThat(PluginWords.of(1, text, text).chars().noneMatch(c -> c == '\r' || c == 27)).isTrue();
    if (!Cni.isResult(text)) {
      return;
    }
    try {
      Neighbours neighbours = Neighbours.of(text);
      for (String line : neighbours.ofNode()) {
        assertThat(line)
            .matches(
                "neigh replace [0-9a-fA-F.:]+ lladdr [^ ]+ dev [^ ]+ nud stale extern_learn\n");
      }
      assertThat(neighbours.ofPod()).allMatch(line -> line.indexOf('\n') == line.length() - 1);
    } catch (Fault e) {
      assertThat(e).hasMessageStartingWith("a CNI result");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_record_of_a_pod_is_whole_or_none(long seed) {
    trials("record").batch(seed, AnswerFuzzTest::record);
  }

  static void record(String text) {
    PodId pod = new PodId("edge1", "demo1", 0);
    PodRecord.parse(pod, text)
        .ifPresent(record -> assertThat(PodRecord.parse(pod, record.toJson())).contains(record));
  }
}
