package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.plan.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code up} prints. */
@Description("What up did.")
public record UpDocument(
    @Description("The lab's name.") String lab,
    @Description("What makes its clusters real.") String provider,
    @Description("How long it took, in milliseconds.") long millis,
    @Description("When the lab's time is over (ISO 8601); empty for a lab without an end.")
        Timestamp until,
    @Description("What was done, in the order of the plan.") List<ChangeEntry> changes,
    @Description("The pods whose command does not run, or that are not ready.")
        List<IdlePod> commands) {

  /**
   * The document of an up.
   *
   * @param until when the lab's time is over; empty for never
   */
  public static UpDocument of(
      Made made, Optional<Instant> until, List<Change> changes, List<IdlePod> idle) {
    return new UpDocument(
        made.lab(),
        made.provider(),
        made.millis(),
        Timestamp.of(until),
        ChangeEntry.of(changes),
        idle);
  }

  /**
   * Which lab was made.
   *
   * @param millis how long it took, in milliseconds
   */
  public record Made(String lab, String provider, long millis) {}

  /** A pod whose command does not run, or that is not ready. */
  @Description("A pod whose command does not run, or that is not ready.")
  public record IdlePod(
      @Description("Its cluster.") String cluster,
      @Description("Its workload.") String workload,
      @Description("Which replica it is, from 0.") int index,
      Unwrapped<ReadinessEntry> readiness,
      Unwrapped<CommandEntry> command,
      @Description("The last lines that its command printed.") List<String> lastLines) {

    /** A pod, with the last that it printed. */
    public static IdlePod of(PodStateEntry pod, List<String> lastLines) {
      return new IdlePod(
          pod.cluster(), pod.workload(), pod.index(), pod.readiness(), pod.command(), lastLines);
    }
  }
}
