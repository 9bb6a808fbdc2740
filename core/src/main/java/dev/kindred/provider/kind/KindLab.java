package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.provider.LabHome;
import java.nio.file.Files;
import java.util.function.Supplier;

/**
 * A lab of clusters that kind makes, and the engine that has their nodes.
 *
 * @param engines gives the engine, which is looked for only when something is asked of it
 */
record KindLab(LabHome home, Supplier<Engine> engines) {
  Engine engine() {
    return engines.get();
  }

  /** What stands by the ledger, or by marks where the ledger is lost. */
  KindLedger standing() {
    return lost()
        ? new KindLedger(home, new LedgerRecovery(engine(), home).entries())
        : new KindLedger(home);
  }

  /** A lab that has made nothing has no ledger either. */
  boolean lost() {
    return Files.isDirectory(Containers.mark(home)) && home.ledger().damaged();
  }

  /**
   * Makes sure that the engine answers where clusters were begun and none was made: they may run.
   */
  void mayRun() {
    KindLedger standing = standing();
    if (standing.clusters().isEmpty() && !standing.begun().isEmpty()) {
      engine().answers("look at what was begun of lab " + home.name());
    }
  }

  /** Writes a ledger that is lost anew, from the marks. */
  void recover() {
    if (lost()) {
      home.ledger().rebuild(new LedgerRecovery(engine(), home).entries());
    }
  }

  NodeBlocks nodeBlocks() {
    return new NodeBlocks(home, standing(), engines);
  }

  Containers containers() {
    return new Containers(engine(), home);
  }

  /**
   * The container network of its nodes.
   *
   * @param shared true for kind's own
   */
  ContainerNetwork network(boolean shared) {
    return ContainerNetwork.of(engine(), home.name(), shared);
  }
}
