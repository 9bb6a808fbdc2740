package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.TestLab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A victim that is started ahead of its work, and that works on until it is killed itself: most of
 * a short command's time is that of a JVM's start.
 */
final class Prey implements AutoCloseable {
  /** In place of a line that it does not say any more. */
  private static final String SILENCE = "\0";

  /** In place of a line that did not come in time. */
  private static final String LATE = "\0\0";

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final Writer orders;
  private final List<String> said = new ArrayList<>();
  private boolean standing;

  private Prey(String mark) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Attack.victim()).redirectErrorStream(true);
    builder.environment().put(Attack.MARK, mark);
    this.process = builder.start();
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::listen);
  }

  /** Starts one, which bears a mark, with all that it starts; returns at once. */
  static Prey start(String mark) {
    try {
      return new Prey(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException e) {
      // It was killed.
    }
    output.add(SILENCE);
  }

  /** What it is, and all that it starts. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Begins a command; returns when it has begun. */
  void begin(TestLab lab, String verb, Path file, Moment moment) {
    said.clear();
    write(
        "%s\t%s\t%s\t%s\t%d\n"
            .formatted(verb, lab.states(), file, moment.event(), moment.number()));
    assertThat(next(PATIENCE)).isEqualTo("begin");
  }

  private void write(String line) {
    try {
      orders.write(line);
      orders.flush();
    } catch (IOException e) {
      // It was killed, and says no more.
    }
  }

  /** Lets it work until a moment; false when it was done before. */
  boolean reaches(Moment moment) {
    long deadline = System.nanoTime() + (moment.nanos() == 0 ? PATIENCE : moment.nanos());
    while (true) {
      String line = next(deadline - System.nanoTime());
      if (line.equals(LATE)) {
        assertThat(moment.nanos()).as("a victim that hangs: %s", said).isPositive();
        return true;
      }
      if (line.equals(Victim.STANDING)) {
        standing = true;
        return true;
      }
      if (line.equals(SILENCE) || line.startsWith(Victim.END)) {
        output.add(line);
        return false;
      }
      said.add(line);
    }
  }

  /** The next line; {@link #LATE} when there is none in time. */
  private String next(long nanos) {
    try {
      String line = output.poll(nanos, TimeUnit.NANOSECONDS);
      return line == null ? LATE : line;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its own end; its exit code. */
  int dead() {
    try {
      assertThat(process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)).as("it ended").isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets it go on to the end of its command; the exit code of that. */
  int end() {
    if (standing) {
      write("go on\n");
      standing = false;
    }
    while (true) {
      String line = next(PATIENCE);
      assertThat(line).as("a victim that hangs, after %s", said).isNotEqualTo(LATE);
      assertThat(line).as("a victim that ended by itself, after %s", said).isNotEqualTo(SILENCE);
      if (line.startsWith(Victim.END)) {
        return Integer.parseInt(line.substring(Victim.END.length()));
      }
      said.add(line);
    }
  }

  /** What it printed of its command. */
  String said() {
    return String.join("\n", said);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
