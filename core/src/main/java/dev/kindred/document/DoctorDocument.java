package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.document.FindingEntry.Severity;
import dev.kindred.host.Description;
import dev.kindred.plan.Plan;
import dev.kindred.provider.Finding;
import java.util.List;
import java.util.function.Function;

/** What {@code doctor} prints. */
@Description("What this machine lacks for a lab, with what mends it.")
public record DoctorDocument(
    @Description("For which provider it was looked.") String provider,
    @Description("For how many clusters.") int clusters,
    @Description("For how many nodes.") int nodes,
    @Description("True where a lab can be made.") boolean ok,
    @Description("What was looked at, and what was found.") List<FindingEntry> findings) {

  /**
   * The document of an examination.
   *
   * @param plan of the lab that it was for
   * @param writing writes commands as they are typed
   */
  public static DoctorDocument of(
      String provider, Plan plan, List<Finding> findings, Function<Hint, String> writing) {
    return new DoctorDocument(
        provider,
        plan.topology().clusters().size(),
        plan.nodes().size(),
        findings.stream().noneMatch(Finding::isFatal),
        FindingEntry.of(findings, writing));
  }

  /** How many findings matter so much. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }
}
