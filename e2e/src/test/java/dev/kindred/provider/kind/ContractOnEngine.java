package dev.kindred.provider.kind;

import dev.kindred.provider.ChangingFile;
import dev.kindred.provider.ProviderContract;
import dev.kindred.provider.ReplacementContract;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of providers, on real kind clusters: one lab, in which each case leaves what it
 * found, then random edits of its file, and its end.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class ContractOnEngine implements ProviderContract, ReplacementContract {
  /** Of this many edits in a row one is of nodes and two of clusters: those take half a minute. */
  private static final int ROUND = 12;

  @Override
  public World world() {
    return new KindWorld();
  }

  /** After each, the lab is what a new one would be: no drift, every path whole. */
  @Test
  @EnabledIfSystemProperty(
      named = "kindred.kind.changes",
      matches = "[1-9][0-9]*",
      disabledReason = "clusters take their time: -Dkindred.test.args=-Dkindred.kind.changes=12")
  @Timeout(7200)
  @Order(Integer.MAX_VALUE - 1)
  void random_edits(TestLab lab) {
    long seed = Long.getLong("kindred.seed", System.nanoTime());
    int changes = Integer.getInteger("kindred.kind.changes", 0);
    System.out.println("edits on kind: -Dkindred.test.args=-Dkindred.seed=" + seed);
    ChangingFile file = new ChangingFile(seed, List.of("edge1", "edge2"));
    long begun = System.nanoTime();
    for (int i = 1; i <= changes; i++) {
      String edit =
          switch (i % ROUND) {
            case 3, 11 -> file.editClusters();
            case 7 -> file.editNodes();
            default -> file.editWithin();
          };
      System.out.printf("%d, %.1f s: %s%n", i, (System.nanoTime() - begun) / 1e9, edit);
      try {
        lab.up(file.text());
        lab.isWhole();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("edit " + i + " of seed " + seed + ": " + edit + ": " + e, e);
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void down_leaves_nothing(TestLab lab) {
    lab.goesWithoutATrace();
  }
}
