package dev.kindred;

import dev.kindred.plan.Change;
import dev.kindred.plan.Foreign;
import java.util.List;

/**
 * How a lab is, beside what it was last told to be.
 *
 * @param running false when nothing of it runs, as after a reboot
 * @param drift what {@link Lab#up} would mend; empty when all is as it should be
 * @param foreign what is somebody else's and matters to the lab
 */
public record Status(boolean running, List<Change> drift, List<Foreign> foreign) {
  /** Copies its lists. */
  public Status {
    drift = List.copyOf(drift);
    foreign = List.copyOf(foreign);
  }

  /** True when it runs and nothing has drifted. */
  public boolean ok() {
    return running && drift.isEmpty();
  }
}
