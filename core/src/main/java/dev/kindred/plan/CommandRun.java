package dev.kindred.plan;

import dev.kindred.topology.Restart;
import java.util.Locale;
import java.util.Optional;

/**
 * What has become of the command of a pod. Times are seconds since 1970; 0 is none.
 *
 * @param restart when it is started again; empty where that is not known
 * @param restarts how often it was started again
 * @param since when it was last started
 * @param last how it ended the last time, also while it runs again
 * @param next when it is to be started again, while that is waited for
 */
public record CommandRun(
    State state,
    Optional<Restart> restart,
    int restarts,
    long since,
    Optional<End> last,
    long next) {
  /** Whether it runs. */
  public enum State {
    /** It runs. */
    RUNNING,
    /** It has ended, or could not be started, and will be started again. */
    WAITING,
    /** It has ended for good. */
    ENDED;

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How a command ended.
   *
   * @param exitCode as a shell gives it: 128 and the signal's number for one that a signal ended
   * @param reason why it was not started or was ended, in words; empty for one that ended itself
   * @param at when
   */
  public record End(int exitCode, String reason, long at) {
    /** The number of the signal that ended it; 0 for none. */
    public int signal() {
      return exitCode > 128 && exitCode <= 192 ? exitCode - 128 : 0;
    }
  }

  /** True when it does not run, and did not end as it should. */
  public boolean failed() {
    return state != State.RUNNING && last.filter(end -> end.exitCode() == 0).isEmpty();
  }
}
