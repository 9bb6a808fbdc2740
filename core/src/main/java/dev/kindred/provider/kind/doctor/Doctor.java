package dev.kindred.provider.kind.doctor;

import dev.kindred.advice.Advice;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.provider.Finding;
import java.nio.file.Path;
import java.util.List;

/** Looks at this machine before kind makes anything on it. Changes nothing. */
public final class Doctor {
  private Doctor() {}

  /** Every finding, also those that all is well. */
  public static List<Finding> examine(Engine engine, Requirements wish) {
    return Checkup.of(reader().read(engine), wish);
  }

  /**
   * As {@link #examine(Engine, Wish)}, of a machine without an engine.
   *
   * @param fault why there is none
   */
  public static List<Finding> examine(Fault fault, Requirements wish) {
    return Checkup.of(reader().read(fault), wish);
  }

  /** Those findings that nothing but a moment's look is needed for. */
  public static List<Finding> quick(Engine engine, Requirements wish) {
    return Checkup.of(reader().readSoon(engine), wish).stream()
        .filter(finding -> finding.severity() != Finding.Severity.UNKNOWN)
        .toList();
  }

  /**
   * Sees that nothing is in the way.
   *
   * @param wish what is to be made beside what runs: not the nodes that are there already
   * @throws MissingRequirement with every finding that is fatal, and what mends each
   */
  public static void require(Engine engine, Requirements wish) {
    require(Checkup.of(reader().readSoon(engine), wish), wish);
  }

  static void require(List<Finding> findings, Requirements wish) {
    List<Finding> fatal = findings.stream().filter(Finding::isFatal).toList();
    if (fatal.isEmpty()) {
      return;
    }
    StringBuilder what = new StringBuilder("this machine is not ready for " + wish.text() + ":");
    Advice remedy = Advice.NONE;
    for (Finding finding : fatal) {
      what.append("\n  ").append(finding.subject()).append(": ").append(finding.what());
      remedy = remedy.and("# " + finding.subject() + ":\n").and(finding.advice()).and("\n");
    }
    throw new MissingRequirement(
        what.toString(), remedy.and("# Then see again: ").run("doctor", "--provider", "kind"));
  }

  private static MachineReader reader() {
    return new MachineReader(Path.of("/"), System.getenv());
  }
}
