package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.topology.InvalidTopology;
import java.util.List;
import java.util.function.Function;

/** Why a command failed: the last line of standard error. */
@Description("Why a command failed: the last line of standard error with -o json.")
public record ErrorDocument(
    @Description("What is said.") Event event,
    @Description("What is wrong.") String error,
    @Description("The exit code that follows.") int exitCode,
    @Description("What to do about it; may be empty.") String hint,
    @Description("What failed besides.") List<String> also,
    @Description("The faults of a topology, each with its place.") List<Problem> problems,
    Unwrapped<Trace> trace) {

  /** What is said. */
  public enum Event {
    /** That it failed. */
    ERROR;

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return "error";
    }
  }

  /** A fault of a topology. */
  @Description("A fault of a topology.")
  public record Problem(
      @Description("The file, with line and column where that is known.") String where,
      @Description("The path of the key, as networks[0].cidr.") String path,
      @Description("What is wrong.") String what,
      @Description("What to do about it; may be empty.") String fix) {

    static Problem of(InvalidTopology.LocatedProblem problem, Function<Hint, String> writing) {
      return new Problem(
          problem.place().toString(),
          problem.problem().path(),
          problem.problem().what(),
          problem.problem().advice().text(writing));
    }
  }

  /** Where in the code it was. */
  public record Trace(@Description("Where in the code it was, with --debug.") String trace) {}

  /**
   * The document of a fault of the world.
   *
   * @param hint what to do about it
   * @param also what failed besides
   */
  public static ErrorDocument of(String error, int exitCode, String hint, List<String> also) {
    return new ErrorDocument(Event.ERROR, error, exitCode, hint, also, List.of(), Unwrapped.none());
  }

  /**
   * The document of the faults of a topology.
   *
   * @param writing writes commands as they are typed
   */
  public static ErrorDocument of(
      InvalidTopology fault, int exitCode, Function<Hint, String> writing) {
    return new ErrorDocument(
        Event.ERROR,
        "the topology has faults",
        exitCode,
        "",
        List.of(),
        fault.problems().stream().map(p -> Problem.of(p, writing)).toList(),
        Unwrapped.none());
  }

  /** The same with where in the code it was. */
  public ErrorDocument with(String stack) {
    return new ErrorDocument(
        event, error, exitCode, hint, also, problems, Unwrapped.of(new Trace(stack)));
  }
}
