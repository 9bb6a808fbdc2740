package dev.kindred.provider.netns;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * As {@link AnswerFuzzTest}, by Jazzer: {@code JAZZER_FUZZ=1 ./mvnw -Dtest=AnswerFuzz#ip verify}.
 */
class AnswerFuzz {
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @FuzzTest(maxDuration = "10m")
  void ip(byte[] bytes) {
    AnswerFuzzTest.ip(text(bytes));
  }

  @FuzzTest(maxDuration = "10m")
  void result(byte[] bytes) {
    AnswerFuzzTest.result(text(bytes));
  }

  @FuzzTest(maxDuration = "10m")
  void record(byte[] bytes) {
    AnswerFuzzTest.record(text(bytes));
  }
}
