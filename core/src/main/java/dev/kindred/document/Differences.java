package dev.kindred.document;

import dev.kindred.plan.Change;
import java.util.List;

/**
 * In what a lab is not as it should be.
 *
 * @param drift from what it was last told
 * @param edits of its file since
 * @param faults that CNI plugins named
 * @param failing how many pods are there and do not run as they should
 */
public record Differences(List<Change> drift, Edits edits, List<String> faults, int failing) {
  /** Copies its lists. */
  public Differences {
    drift = List.copyOf(drift);
    faults = List.copyOf(faults);
  }

  /** True when it is as it should be. */
  public boolean isEmpty() {
    return drift.isEmpty() && edits.isEmpty() && faults.isEmpty() && failing == 0;
  }
}
