package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandLimitsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @Test
  void is_ended_when_its_time_is_over() {
    long begun = System.nanoTime();
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() ->
            Command.of("sh", "-c", "echo begun >&2; exec sleep 300")
                .timeout(SHORT)
                .purpose("sleep")
                .run())
        .withMessage("could not sleep: no end within 0.3 s: begun");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void all_that_it_started_is_ended_with_it() throws IOException {
    Path pids = folder.resolve("pids");
    String script =
        "sleep 300 & echo $! >>\"$1\"; sh -c 'sleep 301 & echo $! >>\"$1\"; wait' x \"$1\"";
    Command command = Command.of("sh", "-c", script + "; wait", "x", pids.toString());
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> command.timeout(Duration.ofSeconds(1)).run());
    assertThat(Files.readAllLines(pids))
        .hasSize(2)
        .allSatisfy(pid -> await().until(() -> !isAlive(Long.parseLong(pid))));
  }

  @Test
  void does_not_wait_for_ever_for_what_it_left_behind() throws IOException {
    Path pid = folder.resolve("pid");
    // More than a pipe holds: once it is written, our reader waits for more.
    String script = "sleep 300 & echo $! >\"$1\"; head -c 200000 /dev/zero; sleep 0.3";
    Command command = Command.of("sh", "-c", script, "x", pid.toString()).timeout(LONG);
    try {
      assertThatExceptionOfType(CommandFailed.class)
          .isThrownBy(command::run)
          .withMessageContaining("a program that it started holds its output open after 2 s");
    } finally {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void an_interrupt_ends_it_and_stays_set() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Path pid = folder.resolve("pid");
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Command.of("sh", "-c", "echo $$ >\"$1\"; exec sleep 300", "x", pid.toString())
                    .run();
              } catch (Fault e) {
                thrown.set(e);
              }
              flag.set(Thread.currentThread().isInterrupted());
            });
    await().until(() -> Files.exists(pid) && Files.size(pid) > 0);
    thread.interrupt();
    thread.join();
    assertThat(thrown.get())
        .isInstanceOf(CommandFailed.class)
        .hasMessage("could not run sh: interrupted");
    assertThat(flag).isTrue();
    await().until(() -> !isAlive(Long.parseLong(Files.readString(pid).strip())));
  }

  @Test
  void an_interrupt_ends_a_program_on_the_terminal_too() throws InterruptedException {
    AtomicReference<Integer> code = new AtomicReference<>();
    Path pid = folder.resolve("pid");
    Thread thread =
        Thread.ofPlatform()
            .start(() ->
                code.set(
                    Command.of("sh", "-c", "echo $$ >\"$1\"; exec sleep 300", "x", pid.toString())
                        .inherit()));
    await().until(() -> Files.exists(pid) && Files.size(pid) > 0);
    thread.interrupt();
    thread.join();
    assertThat(code.get()).isEqualTo(130);
    await().until(() -> !isAlive(Long.parseLong(Files.readString(pid).strip())));
  }

  @Test
  void reads_much_output_of_both_kinds() {
    Command.Output output =
        Command.of("sh", "-c", "head -c 10000000 /dev/zero >&2; head -c 10000000 /dev/zero").run();
    assertThat(output.stdout()).hasSize(10_000_000);
    assertThat(output.stderr()).hasSize(10_000_000);
  }

  @Test
  void too_much_output_is_a_fault_and_ends_the_program() {
    Command command = Command.of("yes").purpose("agree");
    Process process = command.start();
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> Execution.of(command, process, 1 << 20))
        .withMessage("could not agree: it printed more than 1 MiB");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void input_that_is_not_read_does_no_harm() {
    String much = "x".repeat(1 << 20);
    assertThat(Command.of("true").input(much).run().exitCode()).isZero();
    assertThatExceptionOfType(CommandFailed.class)
        .isThrownBy(() -> Command.of("sleep", "300").input(much).timeout(SHORT).run());
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }
}
