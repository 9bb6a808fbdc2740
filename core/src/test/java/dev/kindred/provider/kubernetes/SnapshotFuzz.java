package dev.kindred.provider.kubernetes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * As {@link SnapshotFuzzTest}, by Jazzer: {@code JAZZER_FUZZ=1 ./mvnw -Dtest=SnapshotFuzz verify}.
 */
class SnapshotFuzz {
  @FuzzTest(maxDuration = "10m")
  void node(byte[] bytes) {
    SnapshotFuzzTest.node(new String(bytes, StandardCharsets.UTF_8));
  }
}
