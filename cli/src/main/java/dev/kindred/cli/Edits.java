package dev.kindred.cli;

import dev.kindred.lab.Lab;
import dev.kindred.plan.Change;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.TopologyFile;
import java.util.List;

/**
 * How the file of a lab that runs differs from what the lab was last told.
 *
 * @param file its path; empty where the lab has none, or it is gone
 * @param changes what {@code up} would do because of it, beside what drifted
 * @param faults what is wrong with it, so that {@code up} would refuse it
 */
record Edits(String file, List<Change> changes, List<String> faults) {
  /** Of a lab without a file. */
  static final Edits NONE = new Edits("", List.of(), List.of());

  Edits {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
  }

  /** Of a file that was read. */
  static Edits of(TopologyFile file, Lab lab, Lab.Preview status, Hints hints) {
    try {
      return new Edits(file.name(), lab.edits(file, status), List.of());
    } catch (InvalidTopology e) {
      return faulty(file.name(), e, hints);
    }
  }

  /** Of a file that cannot be read. */
  static Edits faulty(String file, InvalidTopology fault, Hints hints) {
    return new Edits(file, List.of(), fault.problems().stream().map(hints::text).toList());
  }

  boolean isEmpty() {
    return changes.isEmpty() && faults.isEmpty();
  }
}
