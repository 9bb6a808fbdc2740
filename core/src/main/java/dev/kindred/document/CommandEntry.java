package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.plan.CommandRun;

/** What has become of the command of a pod. */
@Description("What has become of the command of a pod.")
public record CommandEntry(
    @Description("Whether it runs; waiting is one that will be started again.")
        CommandRun.State state,
    @Description("How often it was started again.") int restarts,
    @Description("When it was last started (ISO 8601); empty where nobody knows.")
        Timestamp started,
    @Description("When it is to be started again (ISO 8601), while that is waited for; else empty.")
        Timestamp next,
    Unwrapped<End> end) {

  /** How it ended the last time, also while it runs again. */
  public record End(
      @Description("As a shell gives it: 128 and the signal's number for one that a signal ended.")
          int exitCode,
      @Description("The number of the signal that ended it; 0 for none.") int signal,
      @Description(
              "Why it was not started or was ended, in words; empty for one that ended"
                  + " itself.")
          String reason,
      @Description("When (ISO 8601).") Timestamp ended) {}

  /** The entry of a command. */
  static CommandEntry of(CommandRun run) {
    return new CommandEntry(
        run.state(),
        run.restarts(),
        Timestamp.ofSeconds(run.since()),
        Timestamp.ofSeconds(run.next()),
        new Unwrapped<>(run.last().map(CommandEntry::end)));
  }

  private static End end(CommandRun.End end) {
    return new End(end.exitCode(), end.signal(), end.reason(), Timestamp.ofSeconds(end.at()));
  }
}
