package dev.kindred.document;

import dev.kindred.plan.Change;
import java.util.List;

/**
 * How the file of a lab that runs differs from what the lab was last told.
 *
 * @param file its path; empty where the lab has none, or it is gone
 * @param changes what {@code up} would do because of it, beside what drifted
 * @param faults what is wrong with it, so that {@code up} would refuse it
 * @param provider that the file names by now; empty where that is no edit
 */
public record Edits(String file, List<Change> changes, List<String> faults, String provider) {
  /** Of a lab without a file. */
  public static final Edits NONE = new Edits("", List.of(), List.of(), "");

  /** Copies its lists. */
  public Edits {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
  }

  /** As these, of other changes. */
  public Edits of(List<Change> some) {
    return new Edits(file, some, faults, provider);
  }

  /** True where the file says what the lab was told. */
  public boolean isEmpty() {
    return changes.isEmpty() && faults.isEmpty() && provider.isEmpty();
  }
}
