package dev.kindred.document;

import dev.kindred.lab.Preview;
import dev.kindred.plan.Change;
import dev.kindred.plan.Foreign;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a lab.
 *
 * @param seen what it was last told to be, beside what it is
 * @param selection what of it is to be shown
 */
public record StatusView(Subject lab, Preview seen, Selection selection) {
  /**
   * Which lab it is.
   *
   * @param until when its time is over; empty for never
   * @param file that it was made from
   */
  public record Subject(
      String name, String provider, Optional<Instant> until, Optional<Path> file) {}

  /** What it was last told to be. */
  public Plan plan() {
    return seen.plan();
  }

  /** What is there. */
  public Observed observed() {
    return seen.observed();
  }

  /** Its drift, of all of it. */
  public List<Change> changes() {
    return seen.changes();
  }

  /** What is somebody else's and matters. */
  public List<Foreign> foreign() {
    return seen.foreign();
  }

  /** How many pods of those are there and do not run as they should. */
  public int failing() {
    return (int)
        observed().pods().values().stream()
            .filter(pod -> selection.takes(pod.id()) && pod.state().failsForGood())
            .count();
  }
}
