package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.provider.ProviderContract;
import dev.kindred.provider.ReplacementContract;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import dev.kindred.provider.kind.images.Bake;
import dev.kindred.provider.kind.images.LabImages;
import dev.kindred.vocabulary.Seed;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
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
  private static final World WORLD = new KindWorld();

  /** Clusters come and go, and their nodes would load the same images each time. */
  @BeforeAll
  static void bake() {
    LabImages images = LabImages.of(Seed.file().topology(), System.getenv());
    Engine engine = Engine.find(System.getenv());
    Bake bake = new Bake(Images.cache());
    Bake.keep(
        engine, bake.bake(engine, images.node(), images.onNodes(), true, System.out::println));
  }

  @Override
  public World world() {
    return WORLD;
  }

  /**
   * After each up, the lab is what a new one would be: no drift, every path whole. Clusters take
   * half a minute: those of a round come, and are made anew, in one up, side by side.
   */
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
    EditRounds edits = new EditRounds(seed);
    long begun = System.nanoTime();
    while (edits.made() < changes) {
      List<String> made = edits.next();
      System.out.printf("%d, %.1f s: %s%n", edits.made(), (System.nanoTime() - begun) / 1e9, made);
      try {
        lab.up(edits.text());
        lab.isWhole();
      } catch (AssertionError | RuntimeException e) {
        String which = "edit " + edits.made() + " of seed " + seed + ": " + made;
        throw new AssertionError(which + ": " + e, e);
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void down_leaves_nothing(TestLab lab) {
    lab.goesWithoutATrace();
  }
}
