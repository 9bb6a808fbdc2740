package dev.kindred.lab;

import dev.kindred.provider.Ledger;
import java.nio.file.Path;

/** The ledger of a lab, for tests of providers. */
public final class TestLedger {
  private TestLedger() {}

  /** That of the lab with this folder. */
  public static Ledger of(Path folder) {
    return new LabFolder(folder).ledger();
  }
}
