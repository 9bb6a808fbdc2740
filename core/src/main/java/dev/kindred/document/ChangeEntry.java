package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.plan.Change;
import java.util.List;

/** A change. */
@Description("Something that differs from the plan, and at once what mends it.")
public record ChangeEntry(
    @Description("What up does to it.") Change.Kind kind,
    @Description("Its cluster; empty for the way out of the lab.") String cluster,
    @Description("What it is, as: node edge1-worker.") String subject,
    @Description("Why, in a few words; empty where the subject says all.") String reason) {

  /** The entry of a change. */
  public static ChangeEntry of(Change change) {
    return new ChangeEntry(change.kind(), change.cluster(), change.subject(), change.reason());
  }

  /** An entry of each. */
  public static List<ChangeEntry> of(List<Change> changes) {
    return changes.stream().map(ChangeEntry::of).toList();
  }
}
