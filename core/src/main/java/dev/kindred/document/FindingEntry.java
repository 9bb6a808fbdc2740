package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.host.Description;
import dev.kindred.provider.Finding;
import java.util.List;
import java.util.function.Function;

/** What a look at this machine came to. */
@Description("What a look at this machine came to.")
public record FindingEntry(
    @Description("What was looked at, in a word or two.") String subject,
    @Description("How much it matters; with fatal no lab can be made.") Finding.Severity severity,
    @Description("What was found.") String what,
    @Description("The commands that mend it, a line each; empty where there is none.")
        String remedy) {

  /**
   * An entry of each.
   *
   * @param writing writes commands as they are typed
   */
  public static List<FindingEntry> of(List<Finding> all, Function<Hint, String> writing) {
    return all.stream()
        .map(f -> new FindingEntry(f.subject(), f.severity(), f.what(), f.advice().text(writing)))
        .toList();
  }
}
