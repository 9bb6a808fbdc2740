package dev.kindred.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A program that runs, from its start to its end or to the end of its time. */
final class Execution {
  /** In bytes, for each of the two streams. */
  private static final int LARGEST = 64 << 20;

  private final Command command;
  private final Process process;
  private final int largest;
  private final long deadline;
  private final Capture out;
  private final Capture err;

  private Execution(Command command, Process process, InputStream errors, int largest) {
    this.command = command;
    this.process = process;
    this.largest = largest;
    this.deadline = System.nanoTime() + command.limit().toNanos();
    this.out = Capture.of(process.getInputStream(), largest, () -> ProcessTree.end(process));
    this.err = Capture.of(errors, largest, () -> ProcessTree.end(process));
  }

  /** Runs a command that has been started. */
  static Command.Output of(Command command, Process process) {
    return of(command, process, LARGEST);
  }

  /** As the other, of a program that says how far it is. */
  static Command.Output of(Command command, Process process, IntConsumer ticks) {
    InputStream errors = new Ticks(process.getErrorStream(), ticks);
    return new Execution(command, process, errors, LARGEST).output();
  }

  /** As the other, of a program whose lines on standard error are shown. */
  static Command.Output watched(Command command, Process process, Consumer<String> lines) {
    InputStream errors = new LineWatch(process.getErrorStream(), lines);
    return new Execution(command, process, errors, LARGEST).output();
  }

  /**
   * As {@link #of(Command, Process)}.
   *
   * @param largest number of bytes for each of the two streams
   */
  static Command.Output of(Command command, Process process, int largest) {
    return new Execution(command, process, process.getErrorStream(), largest).output();
  }

  private Command.Output output() {
    if (command.input() instanceof Command.Input.Text(String text)) {
      Thread.ofVirtual().start(() -> give(text));
    }
    try {
      return await();
    } catch (InterruptedException e) {
      ProcessTree.end(process);
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    }
  }

  /** On a thread of its own: a program that does not read would stop the caller for good. */
  private void give(String text) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading its input; its exit code tells.
    }
  }

  private Command.Output await() throws InterruptedException {
    if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
      ProcessTree.end(process);
      throw failed("no end within " + seconds(command.limit()));
    }
    if (!out.await(left()) || !err.await(left())) {
      // What it left running holds the pipes, and is no child of ours any more.
      throw failed(
          "it ended, but a program that it started holds its output open after "
              + seconds(command.limit()));
    }
    if (out.isFull() || err.isFull()) {
      throw failed("it printed more than " + (largest >> 20) + " MiB");
    }
    return new Command.Output(process.exitValue(), out.text(), err.text());
  }

  private long left() {
    return Math.max(0, deadline - System.nanoTime());
  }

  private CommandFailed failed(String how) {
    return CommandFailed.of(command, how, err.text(), out.isFull() ? "" : out.text());
  }

  private static String seconds(Duration time) {
    long millis = time.toMillis();
    return (millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0))
        + " s";
  }
}
