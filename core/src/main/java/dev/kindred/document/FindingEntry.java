package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.host.Description;
import dev.kindred.provider.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a look at this machine came to. */
@Description("What a look at this machine came to.")
public record FindingEntry(
    @Description("What was looked at, in a word or two.") String subject,
    @Description("How much it matters; with fatal no lab can be made.") Severity severity,
    @Description("What was found.") String what,
    @Description("The commands that mend it, a line each; empty where there is none.")
        String remedy) {

  /** How much a finding matters. */
  public enum Severity {
    /** Nothing is in the way. */
    OK,
    /** It could not be read, so that nothing is known. */
    UNKNOWN,
    /** A lab may come to harm by it, or only a larger one. */
    WARNING,
    /** A lab cannot be made. */
    FATAL;

    private static Severity of(Finding.Severity severity) {
      return switch (severity) {
        case OK -> OK;
        case UNKNOWN -> UNKNOWN;
        case WARNING -> WARNING;
        case FATAL -> FATAL;
      };
    }

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An entry of each.
   *
   * @param writing writes commands as they are typed
   */
  public static List<FindingEntry> of(List<Finding> all, Function<Hint, String> writing) {
    return all.stream().map(f -> of(f, f.advice().text(writing))).toList();
  }

  private static FindingEntry of(Finding finding, String remedy) {
    return new FindingEntry(
        finding.subject(), Severity.of(finding.severity()), finding.what(), remedy);
  }
}
