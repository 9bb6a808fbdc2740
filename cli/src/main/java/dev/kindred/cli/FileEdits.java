package dev.kindred.cli;

import dev.kindred.Inspection;
import dev.kindred.Lab;
import dev.kindred.document.Edits;
import dev.kindred.host.Fault;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.TopologyFile;
import java.util.List;

/** Finds how the file of a lab that runs differs from what the lab was last told. */
final class FileEdits {
  private FileEdits() {}

  /** Of a file that was read. */
  static Edits of(TopologyFile file, Lab lab, Inspection status, Hints hints) {
    try {
      return new Edits(file.name(), status.edits(file), List.of(), provider(file, lab));
    } catch (InvalidTopology e) {
      return faulty(file.name(), e, hints);
    }
  }

  /** Of a file that cannot be read. */
  static Edits faulty(String file, InvalidTopology fault, Hints hints) {
    List<String> faults = fault.problems().stream().map(hints::text).toList();
    return new Edits(file, List.of(), faults, "");
  }

  /** The provider that a file names since it was edited; a lab keeps the one that it has. */
  private static String provider(TopologyFile file, Lab lab) {
    String named = file.topology().provider();
    boolean told =
        named.equals("auto")
            || named.equals(lab.provider())
            || named.equals(lab.topology().provider());
    return told ? "" : named;
  }

  /** Says before an up that it will not change the provider. */
  static void noteProvider(TopologyFile file, Lab lab, Call call) {
    if (!lab.exists() || call.options().provider().isPresent()) {
      return;
    }
    try {
      String named = provider(file, lab);
      if (!named.isEmpty()) {
        call.notices().note("in " + file.name() + ": " + kept(named, lab, call.console().hints()));
      }
    } catch (Fault | InvalidTopology e) {
      // What was recorded is damaged, so that nobody knows what was edited; up mends that.
    }
  }

  /** What becomes of a provider that a file names. */
  static String kept(String named, Lab lab, Hints hints) {
    return "provider %s: the lab is of %s, and stays so until it is made anew: %s, then %s"
        .formatted(named, lab.provider(), hints.typed("down"), hints.typed("up"));
  }
}
