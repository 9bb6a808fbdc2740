package dev.kindred.provider;

import java.nio.file.Path;

/**
 * Where a lab keeps what it must know of itself.
 *
 * @param name the lab's name
 * @param folder its folder in the state home; unique on the machine, so it also marks what is the
 *     lab's
 * @param ledger its record of what it has made
 * @param deadline until when it is wanted, for those who make it
 */
public record LabHome(String name, Path folder, Ledger ledger, Deadline deadline) {
  /** One without an end. */
  public LabHome(String name, Path folder, Ledger ledger) {
    this(name, folder, ledger, Deadline.NONE);
  }

  /** The same with another end. */
  public LabHome until(Deadline end) {
    return new LabHome(name, folder, ledger, end);
  }
}
