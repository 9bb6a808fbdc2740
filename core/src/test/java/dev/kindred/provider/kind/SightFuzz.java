package dev.kindred.provider.kind;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** As {@link SightFuzzTest}, by Jazzer: {@code JAZZER_FUZZ=1 ./mvnw -Dtest=SightFuzz verify}. */
class SightFuzz {
  @FuzzTest(maxDuration = "10m")
  void node(byte[] bytes) {
    SightFuzzTest.node(new String(bytes, StandardCharsets.UTF_8));
  }
}
