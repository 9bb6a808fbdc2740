package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.lab.TestLedger;
import dev.kindred.provider.LabHome;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs on one container network, also those whose nodes do not run. */
class BlockClaimsTest {
  private static final Cidr BLOCK = Cidr.of("172.30.16.0/20");

  @TempDir private Path states;

  private BlockClaims claims(String lab) throws IOException {
    Path folder = Files.createDirectories(states.resolve(lab));
    return new BlockClaims(new LabHome(lab, folder, TestLedger.of(folder)));
  }

  @Test
  void a_block_is_one_labs_until_that_gives_it_back_or_is_gone() throws IOException {
    assertThat(claims("a").others()).isEmpty();
    assertThat(claims("a").take(BLOCK)).isTrue();
    assertThat(claims("a").take(BLOCK)).isTrue();
    assertThat(claims("a").others()).isEmpty();
    assertThat(claims("b").others()).containsExactly(BLOCK);
    assertThat(claims("b").take(BLOCK)).isFalse();
    claims("b").giveBack();
    assertThat(claims("b").others()).containsExactly(BLOCK);
    claims("a").giveBack();
    assertThat(claims("b").take(BLOCK)).isTrue();
    Files.delete(states.resolve("b"));
    assertThat(claims("a").others()).isEmpty();
    assertThat(claims("a").take(BLOCK)).isTrue();
  }

  @Test
  void half_a_claim_that_a_crash_left_is_nobodys() throws IOException {
    assertThat(claims("a").take(BLOCK)).isTrue();
    Files.writeString(states.resolve(".blocks/172.30.16.0_20"), "");
    assertThat(claims("b").others()).isEmpty();
    assertThat(claims("b").take(BLOCK)).isTrue();
    assertThat(states.resolve(".blocks")).isDirectoryNotContaining("glob:**.new*");
  }

  @Test
  void of_many_at_once_one_gets_it() throws Exception {
    List<Callable<Boolean>> all =
        IntStream.range(0, 10)
            .<Callable<Boolean>>mapToObj(i -> () -> claims("lab" + i).take(BLOCK))
            .toList();
    int got = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      for (var result : threads.invokeAll(all)) {
        got += result.get() ? 1 : 0;
      }
    }
    assertThat(got).isEqualTo(1);
  }
}
