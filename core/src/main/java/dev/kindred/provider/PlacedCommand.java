package dev.kindred.provider;

import dev.kindred.host.Command;
import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * A program in a pod or on a node, ready to be run once.
 *
 * @param command what starts it from here
 * @param heed is told its exit code; throws a {@link dev.kindred.host.Fault} where that is not the
 *     program's own, since it was never run
 */
public record PlacedCommand(Command command, IntConsumer heed) {
  /** What a program's streams are joined to. */
  public enum Streams {
    /** The caller's own, with its terminal where it has one. */
    CALLER,
    /** Pipes of this process. */
    PIPES
  }

  /**
   * Runs it with the caller's streams, without a limit of time.
   *
   * @return its exit code
   */
  public int inherit() {
    int code = command.inherit();
    heed.accept(code);
    return code;
  }

  /**
   * Runs it by pipes.
   *
   * @param input what it reads on standard input
   * @param limit after this time it is ended
   * @return what it printed, whatever its exit code
   * @throws dev.kindred.host.CommandFailed when it does not end in time, or the thread is
   *     interrupted
   */
  public Command.Output run(String input, Duration limit) {
    Command.Output output = command.input(input).timeout(limit).tryRun();
    heed.accept(output.exitCode());
    return output;
  }
}
