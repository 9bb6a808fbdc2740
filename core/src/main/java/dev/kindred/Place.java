package dev.kindred;

import dev.kindred.host.Command;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.PlacedCommand.Streams;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Where programs can be run: a pod, or a node. */
abstract sealed class Place permits Pod, Node {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final BiFunction<List<String>, Streams, PlacedCommand> entrance;

  Place(BiFunction<List<String>, Streams, PlacedCommand> entrance) {
    this.entrance = entrance;
  }

  /** Its name, as commands take it. */
  public abstract String name();

  /**
   * Runs a program, for a minute at most. Nothing is read by a shell.
   *
   * @return what came of it, whatever its exit code
   * @throws dev.kindred.host.Fault when there is no such program, or it does not end in time, or
   *     this does not run
   */
  public final ExecResult exec(String... command) {
    return exec(List.of(command), "", LIMIT);
  }

  /**
   * As {@link #exec(String...)}.
   *
   * @param input what it reads on standard input
   * @param limit after this time it is ended
   */
  public final ExecResult exec(List<String> command, String input, Duration limit) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a command without a program");
    }
    Command.Output output = entrance.apply(command, Streams.PIPES).run(input, limit);
    return new ExecResult(output.exitCode(), output.stdout(), output.stderr());
  }

  /**
   * Runs a program with the streams of this process, without a limit of time: a terminal stays one.
   *
   * @param command a shell where it is empty
   * @return the program's exit code
   * @throws dev.kindred.host.Fault when there is no such program, or this does not run
   */
  public final int enter(List<String> command) {
    return entrance.apply(command, Streams.CALLER).inherit();
  }

  @Override
  public final String toString() {
    return name();
  }
}
