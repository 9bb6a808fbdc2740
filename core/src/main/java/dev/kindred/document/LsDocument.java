package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.lab.LabSummary;
import dev.kindred.lab.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code ls} prints. */
@Description("The labs of this user.")
public record LsDocument(@Description("By name.") List<Lab> labs) {

  /** A lab. */
  @Description("A lab.")
  public record Lab(
      @Description("Its name.") String name,
      @Description("What makes its clusters real; empty where that cannot be read.")
          String provider,
      @Description("The path of the file that it was made from; empty where there is none.")
          String file,
      @Description("What it was made from; empty where nobody knows.") From origin,
      @Description("The SHA-256 of what that said when it was last applied; may be empty.")
          String sha256,
      @Description("When it was made (ISO 8601); empty where nobody knows.") Timestamp made,
      @Description(
              "Unfinished is one that an up did not get beyond its beginning, or a down not to"
                  + " its end; unknown is one of which the problem says why.")
          State state,
      @Description("How many pods it declares; null where that cannot be read.")
          Optional<Integer> pods,
      @Description("When its time is over (ISO 8601); empty for a lab without an end.")
          Timestamp until,
      @Description("What is wrong with what is written down of it; empty where nothing is.")
          String problem) {}

  /** What kind of thing a lab was made from. */
  public enum From {
    /** A file. */
    FILE,
    /** The lab of {@code demo}. */
    DEMO,
    /** A pipe. */
    PIPE,
    /** A program that uses Kindred as a library. */
    PROGRAM,
    /** Nobody knows. */
    UNKNOWN;

    private static From of(Origin.Kind kind) {
      return switch (kind) {
        case FILE -> FILE;
        case DEMO -> DEMO;
        case PIPE -> PIPE;
        case PROGRAM -> PROGRAM;
      };
    }

    /** As it stands in JSON: empty for none. */
    @Override
    public String toString() {
      return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a lab is. */
  public enum State {
    /** Something of it runs. */
    RUNNING,
    /** Nothing of it runs, as after a reboot. */
    STOPPED,
    /** An {@code up} has not got beyond its beginning, or a {@code down} not to its end. */
    UNFINISHED,
    /** Nobody can tell, as the problem says. */
    UNKNOWN;

    private static State of(LabSummary.State state) {
      return switch (state) {
        case RUNNING -> RUNNING;
        case STOPPED -> STOPPED;
        case UNFINISHED -> UNFINISHED;
        case UNKNOWN -> UNKNOWN;
      };
    }

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The document of labs. */
  public static LsDocument of(List<LabSummary> labs) {
    return new LsDocument(labs.stream().map(LsDocument::lab).toList());
  }

  private static Lab lab(LabSummary lab) {
    return new Lab(
        lab.name(),
        lab.provider(),
        lab.origin().flatMap(Origin::file).map(Path::toString).orElse(""),
        lab.origin().map(Origin::kind).map(From::of).orElse(From.UNKNOWN),
        lab.origin().map(Origin::digest).orElse(""),
        Timestamp.of(lab.made()),
        State.of(lab.state()),
        lab.pods(),
        Timestamp.of(lab.until()),
        lab.problem());
  }
}
