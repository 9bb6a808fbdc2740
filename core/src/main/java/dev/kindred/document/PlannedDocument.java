package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.host.Description;
import dev.kindred.lab.Preview;
import dev.kindred.provider.Finding;
import java.util.List;
import java.util.function.Function;

/** What {@code plan} prints. */
@Description("What up would change, and the plan that it would apply.")
public record PlannedDocument(
    @Description("The lab's name.") String lab,
    @Description("What makes its clusters real.") String provider,
    @Description("What up would do.") List<ChangeEntry> changes,
    @Description("What is somebody else's and matters.") List<ForeignEntry> foreign,
    @Description(
            "What of this machine is in the way of clusters that are to be made, or worth a"
                + " thought.")
        List<FindingEntry> findings,
    @Description("The plan.") PlanDocument plan) {

  /**
   * The document of a plan.
   *
   * @param findings of the provider's
   * @param writing writes commands as they are typed
   */
  public static PlannedDocument of(
      String provider, Preview preview, List<Finding> findings, Function<Hint, String> writing) {
    return new PlannedDocument(
        preview.plan().topology().name(),
        provider,
        ChangeEntry.of(preview.changes()),
        ForeignEntry.of(preview.foreign(), writing),
        FindingEntry.of(findings, writing),
        PlanDocument.of(preview.plan()));
  }
}
