package dev.kindred.provider;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
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

  /**
   * That a pod or a node of the lab does not run.
   *
   * @param place its name, as {@code edge1/demo1}
   */
  public Fault lacks(String place) {
    return new Fault("lab " + name + " has no running " + place, Advice.of("Make it with: ", "up"));
  }
}
