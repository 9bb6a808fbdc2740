package dev.kindred.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Fault;
import dev.kindred.host.OwnFiles;
import dev.kindred.provider.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LabLockTest {
  private static final Duration SHORT = Duration.ofMillis(120);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path states;
  private Path folder;
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private final Progress progress =
      new Progress() {
        @Override
        public void step(String what) {
          steps.add(what);
        }
      };

  /** Holds the lock of a folder until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (LabLock _ = LabLock.take(Path.of(arguments[0]), "kindred up", SHORT, Progress.NONE)) {
        System.out.println("taken");
        while (System.in.read() >= 0) {
          // Until it is let go.
        }
      }
    }
  }

  @BeforeEach
  void name_a_folder() {
    folder = states.resolve("edge");
  }

  private LabLock take(Duration patience) {
    return LabLock.take(folder, "kindred up", patience, progress);
  }

  private Process otherProcess() throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    String classPath = System.getProperty("java.class.path", "");
    Process other =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(other.inputReader().readLine()).isEqualTo("taken");
    return other;
  }

  @Test
  void is_taken_and_given_back_and_taken_again() {
    for (int i = 0; i < 3; i++) {
      try (LabLock lock = take(SHORT)) {
        assertThat(lock).isNotNull();
        assertThat(folder.resolve(LabLock.NAME)).exists();
      }
    }
    assertThat(steps).isEmpty();
  }

  @Test
  void one_thread_waits_for_another() throws Exception {
    LabLock first = take(SHORT);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<LabLock> second = other.submit(() -> take(LONG));
      String own = "process " + ProcessHandle.current().pid() + " (kindred up)";
      await().until(() -> steps.contains("waiting for " + own));
      assertThat(second.isDone()).isFalse();
      first.close();
      second.get().close();
    }
  }

  @Test
  void after_its_patience_it_names_who_has_it() {
    try (LabLock first = LabLock.take(folder, "kindred down", SHORT, progress)) {
      assertThat(first).isNotNull();
      Fault fault = catchThrowableOfType(Fault.class, () -> take(SHORT));
      assertThat(fault)
          .hasMessage(
              "lab edge is being changed by process "
                  + ProcessHandle.current().pid()
                  + " (kindred down)");
      assertThat(fault.remedy()).isEqualTo("Wait for it, or end it, and run the command again.");
    }
  }

  @Test
  void another_process_has_it_until_it_ends_however_it_ends() throws Exception {
    Process killed = otherProcess();
    Fault fault = catchThrowableOfType(Fault.class, () -> take(SHORT));
    assertThat(fault)
        .hasMessage("lab edge is being changed by process " + killed.pid() + " (kindred up)");
    killed.destroyForcibly().waitFor();
    take(SHORT).close();
    Process ending = otherProcess();
    ending.outputWriter().close();
    take(LONG).close();
    assertThat(ending.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_fault_does_not_make_this_process_lose_what_it_has() throws Exception {
    try (LabLock first = take(SHORT)) {
      assertThat(first).isNotNull();
      assertThat(catchThrowableOfType(Fault.class, () -> take(SHORT))).isNotNull();
      Process other = startImpatient();
      assertThat(other.waitFor()).isNotZero();
    }
  }

  private Process startImpatient() throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path", ""),
            Holder.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void a_lab_that_is_removed_by_who_has_it_is_made_anew_by_who_waits() throws Exception {
    LabFolder lab = new LabFolder(folder);
    AtomicInteger inside = new AtomicInteger();
    try (ExecutorService others = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(
            others.submit(() -> {
              for (int round = 0; round < 5; round++) {
                try (LabLock lock = take(LONG)) {
                  assertThat(lock).isNotNull();
                  assertThat(inside.incrementAndGet()).isEqualTo(1);
                  assertThat(folder).exists();
                  inside.decrementAndGet();
                  lab.remove();
                }
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void who_has_it_and_did_not_sign_is_another_process() throws IOException {
    OwnFiles.folder(folder);
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve(LabLock.NAME).toFile(), "rw")) {
      assertThat(file.getChannel().tryLock()).isNotNull();
      Fault fault = catchThrowableOfType(Fault.class, () -> take(SHORT));
      assertThat(fault).hasMessage("lab edge is being changed by another process");
      Files.writeString(folder.resolve("owner"), "");
      assertThat(catchThrowableOfType(Fault.class, () -> take(SHORT)))
          .hasMessage("lab edge is being changed by another process");
    }
    take(SHORT).close();
  }

  @Test
  void another_path_to_the_same_folder_takes_no_second_lock() throws Exception {
    Path link = Files.createSymbolicLink(states.resolve("link"), states);
    try (LabLock first = take(SHORT)) {
      assertThat(first).isNotNull();
      Path other = link.resolve("edge");
      Fault fault =
          catchThrowableOfType(
              Fault.class, () -> LabLock.take(other, "kindred up", SHORT, progress));
      assertThat(fault).hasMessageStartingWith("lab edge is being changed by process ");
      assertThat(startImpatient().waitFor()).as("another process got it").isNotZero();
    }
  }

  @Test
  void who_is_interrupted_waits_no_longer() throws Exception {
    try (LabLock first = take(SHORT)) {
      assertThat(first).isNotNull();
      AtomicInteger flag = new AtomicInteger();
      List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
      Thread waiting =
          Thread.ofPlatform()
              .start(() -> {
                faults.add(catchThrowableOfType(Fault.class, () -> take(LONG)));
                flag.set(Thread.currentThread().isInterrupted() ? 1 : 2);
              });
      await().until(() -> !steps.isEmpty());
      waiting.interrupt();
      waiting.join();
      assertThat(faults.getFirst()).hasMessage("interrupted while waiting for lab edge");
      assertThat(flag).hasValue(1);
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_a_fault_that_names_it() throws IOException {
    Files.createSymbolicLink(folder, states.resolve("elsewhere"));
    assertThat(catchThrowableOfType(Fault.class, () -> take(SHORT)))
        .hasMessage(
            "could not lock "
                + folder
                + ": "
                + folder
                + " is a symbolic link; Kindred makes its folders itself");
  }
}
