package dev.kindred.lab;

import dev.kindred.host.Fault;
import dev.kindred.plan.Change;
import dev.kindred.plan.Diff;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.Plan;
import dev.kindred.provider.Deadline;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Overtaken;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.topology.TopologyFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a lab what a topology declares. Whoever runs it holds the lab's lock. */
final class BringUp {
  /** How often it looks again at what a mended node has hidden. */
  private static final int PASSES = 3;

  /** How often it plans anew what somebody else was quicker to take. */
  private static final int ATTEMPTS = 20;

  private final LabHome home;
  private final LabFolder folder;
  private final Provider provider;
  private final Planning planning;
  private final Progress progress;

  BringUp(LabHome home, LabFolder folder, Provider provider, Progress progress) {
    this.home = home;
    this.folder = folder;
    this.provider = provider;
    this.planning = new Planning(home, folder, provider);
    this.progress = progress;
  }

  /**
   * Makes all of it, or what differs.
   *
   * @param claim what it is made from
   * @param ttl how long it is wanted from now on
   */
  Preview run(TopologyFile file, Claim claim, Optional<TimeToLive> ttl) {
    Preview preview = begin(file, claim);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ttl.ifPresent(time -> folder.until(time.from(now)));
    LabHome timed = home.until(deadline(now));
    List<Change> changes = preview.changes();
    List<Change> all = new ArrayList<>(changes);
    Sighting seen = preview.seen();
    for (int pass = 1; ; pass++) {
      progress.begin(changes);
      provider.apply(timed, preview.plan(), seen, changes, progress);
      if (pass == PASSES || !hides(preview.plan(), changes)) {
        return new Preview(preview.plan(), preview.seen(), all, preview.foreign());
      }
      seen = provider.observe(home);
      changes = Diff.of(preview.plan(), seen.observed());
      all.addAll(changes);
    }
  }

  /**
   * None where its time is over and nobody gave it another: gc may take it, and it is there yet.
   */
  private Deadline deadline(Instant now) {
    return folder
        .until()
        .filter(end -> end.isAfter(now))
        .map(end -> new Deadline(end.getEpochSecond()))
        .orElse(Deadline.NONE);
  }

  /**
   * A node that did not answer hid what is wrong with its pods. And where the kernel renames no
   * interface that is up (before 6.2), one that was renamed loses its routes for it.
   */
  private static boolean hides(Plan plan, List<Change> changes) {
    return changes.stream()
        .anyMatch(c ->
            c instanceof InterfaceChange.Rename
                || c instanceof NodeChange.RenameLink
                || plan.traits().kubernetes() && c instanceof NodeChange.Mend);
  }

  /** All that comes before the first change. Where that fails for a new lab, there is none. */
  private Preview begin(TopologyFile file, Claim claim) {
    try {
      claim.check("up", home.name(), new LabRecord(folder).origin());
      Supplier<Sighting> look = provider.observing(home);
      Plan plan = prepared(file);
      Preview preview = planning.preview(plan, seen(plan, look), file);
      Obstacles.refuse(preview.foreign());
      provider.provide(home, plan, preview.seen(), preview.changes(), progress);
      claim.origin().ifPresent(origin -> folder.origin(origin, Instant.now()));
      folder.record(file.text(), file.beside(), provider.name(), plan.allocation());
      return preview;
    } catch (RuntimeException e) {
      if (!new LabRecord(folder).exists()) {
        discard(e);
      }
      throw e;
    }
  }

  /** A look that was begun before does not see what came in preparation of what is missing. */
  private Sighting seen(Plan plan, Supplier<Sighting> look) {
    Sighting seen = look.get();
    boolean whole =
        plan.nodes().stream().allMatch(node -> seen.observed().nodes().containsKey(node.id()));
    return whole ? seen : provider.observe(home);
  }

  /** A plan for which all is there that it needs. */
  private Plan prepared(TopologyFile file) {
    for (int left = ATTEMPTS; ; left--) {
      Plan plan = planning.of(file);
      try {
        provider.prepare(home, plan, progress);
        return plan;
      } catch (Overtaken e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** Does away with what was got ready for a lab that was not begun. */
  private void discard(RuntimeException why) {
    try {
      if (!home.ledger().standing().isEmpty()) {
        provider.remove(home, Progress.NONE);
      }
      folder.remove();
    } catch (Fault e) {
      why.addSuppressed(e);
    }
  }
}
