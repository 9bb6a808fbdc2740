package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.plan.Change;
import dev.kindred.verify.Matrix;
import java.util.List;

/** What {@code demo} prints. */
@Description("What demo made, and the proof of it.")
public record DemoDocument(
    @Description("What was done, in the order of the plan.") List<ChangeEntry> changes,
    @Description("The matrix, without advice.") VerifyDocument verify) {

  /** The document of a demo. */
  public static DemoDocument of(List<Change> changes, Matrix matrix) {
    return new DemoDocument(ChangeEntry.of(changes), VerifyDocument.of(matrix));
  }
}
