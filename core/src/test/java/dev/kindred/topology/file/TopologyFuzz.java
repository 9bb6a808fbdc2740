package dev.kindred.topology.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * As {@link TopologyFuzzTest}, by Jazzer: {@code JAZZER_FUZZ=1 ./mvnw -Dtest=TopologyFuzz verify}.
 */
class TopologyFuzz {
  @FuzzTest(maxDuration = "10m")
  void file(byte[] bytes) {
    TopologyFuzzTest.attempt(new String(bytes, StandardCharsets.UTF_8));
  }
}
