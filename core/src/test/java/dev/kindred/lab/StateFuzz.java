package dev.kindred.lab;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * As {@link StateFuzzTest}, by Jazzer: {@code JAZZER_FUZZ=1 ./mvnw -Dtest=StateFuzz#ledger verify}.
 */
class StateFuzz {
  @FuzzTest(maxDuration = "10m")
  void ledger(byte[] bytes) {
    StateFuzzTest.ledger(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "10m")
  void allocation(byte[] bytes) {
    StateFuzzTest.allocation(new String(bytes, StandardCharsets.UTF_8));
  }
}
