package dev.kindred.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A program to run, with its arguments. Nothing is read by a shell. Immutable.
 *
 * @param arguments the program and its arguments
 * @param environment set in addition to the caller's
 * @param directory the folder to run it in; the caller's when it is empty
 * @param input what it reads on standard input
 * @param limit after this time it is ended, with all that it started
 * @param purpose what it is to do, to follow "could not"
 * @param carrier who carries it out
 */
public record Command(
    List<String> arguments,
    Map<String, String> environment,
    Path directory,
    Input input,
    Duration limit,
    String purpose,
    Carrier carrier) {
  /** A byte by which a program says that it is further than before; it is no part of a text. */
  public static final byte TICK = 6;

  static final Path HERE = Path.of("");
  private static final Input NOTHING = new Input.Text("");

  /** Copies its collections. */
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty() || arguments.getFirst().isEmpty()) {
      throw new IllegalArgumentException("a command without a program");
    }
  }

  /** What a program reads on standard input. */
  public sealed interface Input {
    /** Text, given in UTF-8. */
    record Text(String text) implements Input {}

    /** A file, which the program reads itself: none of it passes through this process. */
    record Contents(Path file) implements Input {}
  }

  /**
   * What a program printed.
   *
   * @param exitCode 0 when all went well
   */
  public record Output(int exitCode, String stdout, String stderr) {}

  /** A program and its arguments; one minute to run. */
  public static Command of(String... arguments) {
    List<String> line = List.of(arguments);
    String program = line.isEmpty() ? "" : line.getFirst();
    return new Command(
        line, Map.of(), HERE, NOTHING, Duration.ofMinutes(1), "run " + program, Carrier.NONE);
  }

  /** With a variable of the environment. */
  public Command env(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return env(more);
  }

  /** With just these variables in addition to the caller's. */
  public Command env(Map<String, String> variables) {
    return new Command(arguments, variables, directory, input, limit, purpose, carrier);
  }

  /** With another program and arguments. */
  Command arguments(List<String> line) {
    return new Command(line, environment, directory, input, limit, purpose, carrier);
  }

  /** In another folder. */
  public Command in(Path folder) {
    return new Command(arguments, environment, folder, input, limit, purpose, carrier);
  }

  /** With text on its standard input. */
  public Command input(String text) {
    return input(new Input.Text(text));
  }

  /** With a file as its standard input, of any size. */
  public Command input(Path file) {
    return input(new Input.Contents(file));
  }

  private Command input(Input given) {
    return new Command(arguments, environment, directory, given, limit, purpose, carrier);
  }

  /** With another limit of time. */
  public Command timeout(Duration time) {
    return new Command(arguments, environment, directory, input, time, purpose, carrier);
  }

  /** With what it is to do, to follow "could not". */
  public Command purpose(String what) {
    return new Command(arguments, environment, directory, input, limit, what, carrier);
  }

  /** With somebody who carries it out. */
  Command carrier(Carrier who) {
    return new Command(arguments, environment, directory, input, limit, purpose, who);
  }

  /**
   * Runs it.
   *
   * @throws CommandFailed when its exit code is not 0, or it does not end in time, or the thread is
   *     interrupted
   * @throws MissingRequirement when there is no such program
   */
  public Output run() {
    return checked(tryRun());
  }

  /** As {@link #run()}, of what {@link #start} gave before its input was known. */
  public Output run(Process started) {
    return checked(Execution.of(this, started));
  }

  /**
   * As {@link #run(Process)}, of a program that says how far it is by {@link #TICK} on its standard
   * error.
   *
   * @param ticks is told how many there were, from another thread
   */
  public Output run(Process started, IntConsumer ticks) {
    return checked(Execution.of(this, started, ticks));
  }

  /**
   * As {@link #tryRun()}.
   *
   * @param lines is told each line that it prints on standard error, from another thread; to be
   *     shown, for what a program says to people decides nothing
   */
  public Output watched(Consumer<String> lines) {
    return Execution.watched(this, start(), lines);
  }

  private Output checked(Output output) {
    if (output.exitCode() != 0) {
      throw carrier.blame(failed(output));
    }
    return output;
  }

  private CommandFailed failed(Output output) {
    return CommandFailed.of(
        this, "exit code " + output.exitCode(), output.stderr(), output.stdout());
  }

  /**
   * Runs it, whatever its exit code, unless somebody else is to blame for that: then it was never
   * asked, and its exit code says nothing.
   */
  public Output answer() {
    Output output = tryRun();
    if (output.exitCode() != 0) {
      carrier.check(failed(output));
    }
    return output;
  }

  /** Runs it, whatever its exit code and whoever is to blame; else as {@link #run}. */
  public Output tryRun() {
    return Execution.of(this, start());
  }

  /** Runs it with the caller's terminal, without a limit of time, and returns its exit code. */
  public int inherit() {
    Process process = new Launch(this).inheriting();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      ProcessTree.end(process);
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  /** Starts it and leaves it to the caller, who reads and writes its pipes. */
  public Process start() {
    return new Launch(this).piped();
  }

  /** The command as a line to paste into a shell, without its input. */
  @Override
  public String toString() {
    return ShellText.of(this);
  }
}
