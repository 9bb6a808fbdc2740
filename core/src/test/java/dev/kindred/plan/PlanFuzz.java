package dev.kindred.plan;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** As {@link PlanFuzzTest}, by Jazzer: {@code JAZZER_FUZZ=1 ./mvnw -Dtest=PlanFuzz verify}. */
class PlanFuzz {
  @FuzzTest(maxDuration = "10m")
  void file(byte[] bytes) {
    PlanFuzzTest.plan(new String(bytes, StandardCharsets.UTF_8));
  }
}
