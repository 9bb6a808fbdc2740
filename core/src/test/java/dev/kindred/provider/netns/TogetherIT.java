package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Change;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.NewLabContract;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several commands at once, on one lab and on several. */
class TogetherIT implements InWorld {
  private static final int LABS = 20;

  @TempDir private Path folder;

  @Override
  public World world() {
    return new NetnsWorld();
  }

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("lab.yaml"), NewLabContract.BUSY);
  }

  /** An up that stops at its first change until it is let go on. */
  private static final class Slow implements Progress {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void done(Change change) {
      begun.countDown();
      try {
        assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_second_up_waits_for_the_first_and_finds_nothing_to_do(TestLab lab) throws Exception {
    Slow slow = new Slow();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Preview> first =
          other.submit(() -> lab.lab().up(TestLab.topology(NewLabContract.BUSY), slow));
      slow.begun.await();
      Attack second = Attack.onUp(lab, file());
      assertThat(second.line())
          .isEqualTo("waiting for process " + ProcessHandle.current().pid() + " (kindred up)");
      slow.goOn.countDown();
      assertThat(first.get().changes()).hasSize(8);
      assertThat(second.said()).isEqualTo("0 changes");
      assertThat(second.end()).isZero();
    }
    lab.isWhole();
  }

  @Test
  void who_has_no_more_patience_is_told_who_changes_the_lab(TestLab lab) throws Exception {
    Slow slow = new Slow();
    String owner = "process " + ProcessHandle.current().pid() + " (kindred up)";
    String said = "lab contract is being changed by " + owner;
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Preview> first =
          other.submit(() -> lab.lab().up(TestLab.topology(NewLabContract.BUSY), slow));
      slow.begun.await();
      Attack second = Attack.onImpatientUp(lab, file());
      assertThat(second.said())
          .isEqualTo(
              "waiting for "
                  + owner
                  + "\n"
                  + said
                  + "\nWait for it, or end it, and run the command again.");
      assertThat(second.end()).isEqualTo(1);
      LabCycle impatient =
          new LabCycle(TestLab.NAME, lab.states(), world().provider(), Duration.ofMillis(100));
      assertThatThrownBy(() -> impatient.down(Progress.NONE))
          .isInstanceOf(Fault.class)
          .hasMessage(said);
      slow.goOn.countDown();
      assertThat(first.get().changes()).hasSize(8);
    }
    lab.isWhole();
  }

  @Test
  void two_ups_in_two_processes(TestLab lab) throws Exception {
    Attack one = Attack.onUp(lab, file());
    Attack two = Attack.onUp(lab, file());
    assertThat(one.said() + two.said()).contains("8 changes").contains("0 changes");
    assertThat(one.end() + two.end()).isZero();
    lab.isWhole();
    Recovery.isTidy(lab, lab.observed());
  }

  @Test
  @Timeout(240)
  void twenty_labs_at_once_that_come_and_go_between_each_other() throws Exception {
    long seed = Long.getLong("kindred.seed", System.nanoTime());
    System.out.println("TogetherIT: -Dkindred.test.args=-Dkindred.seed=" + seed);
    Path file = file();
    CyclicBarrier together = new CyclicBarrier(LABS);
    try (ExecutorService threads = Executors.newFixedThreadPool(LABS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < LABS; i++) {
        Random random = new Random(seed + i);
        Path states = Files.createDirectory(folder.resolve("lab" + i));
        all.add(threads.submit(() -> comesAndGoes(states, file, random, together)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  /** A lab of its own process, up for a while by itself, then together with all others. */
  private Object comesAndGoes(Path states, Path file, Random random, CyclicBarrier together)
      throws Exception {
    try (TestLab lab = new TestLab(world(), states);
        Prey kindred = Prey.start(states.toString())) {
      for (int i = random.nextInt(3); i > 0; i--) {
        run(kindred, lab, "up", file);
        assertThat(lab.drift()).isEmpty();
        run(kindred, lab, "down", file);
        assertThat(NetnsWorld.traces(lab.folder(), "none")).isEmpty();
      }
      run(kindred, lab, "up", file);
      together.await(120, TimeUnit.SECONDS);
      assertThat(lab.drift()).isEmpty();
      if (random.nextInt(4) == 0) {
        lab.isWhole();
      }
      run(kindred, lab, "down", file);
      assertThat(lab.folder()).doesNotExist();
      assertThat(NetnsWorld.traces(lab.folder(), "none")).isEmpty();
      return lab;
    }
  }

  @Test
  void one_provider_serves_threads_with_labs_of_their_own() throws Exception {
    Provider shared = world().provider();
    World world =
        new NetnsWorld() {
          @Override
          public Provider provider() {
            return shared;
          }
        };
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> all = new ArrayList<>();
      for (String yaml : List.of(NewLabContract.BUSY, InterruptedUpIT.BASE)) {
        Path states = Files.createTempDirectory(folder, "shared");
        all.add(threads.submit(() -> edits(new TestLab(world, states), yaml, together)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static Object edits(TestLab lab, String yaml, CyclicBarrier together) throws Exception {
    try (lab) {
      for (int i = 0; i < 3; i++) {
        together.await(60, TimeUnit.SECONDS);
        lab.up(i == 1 ? InterruptedUpIT.EDITED : yaml);
        together.await(60, TimeUnit.SECONDS);
        lab.isWhole();
      }
      lab.goesWithoutATrace();
      return lab;
    }
  }

  private static void run(Prey kindred, TestLab lab, String verb, Path file) {
    kindred.begin(lab, verb, file, Moment.NEVER);
    assertThat(kindred.end()).as(kindred.said()).isZero();
  }

  /** Others may see the lab before, in the midst, or after; never an error but that it is not. */
  @Test
  void readers_beside_up_and_change_and_down(TestLab lab) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger reads = new AtomicInteger();
    Runnable reader =
        () -> {
          while (!over.get()) {
            try {
              lab.lab().status();
              reads.incrementAndGet();
            } catch (Fault e) {
              assertThat(e).hasMessage("there is no lab contract");
            }
          }
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> readers = List.of(threads.submit(reader), threads.submit(reader));
      try {
        for (int i = 0; i < 2; i++) {
          lab.up(InterruptedUpIT.BASE);
          lab.up(InterruptedUpIT.EDITED);
          lab.up(InterruptedUpIT.BASE);
          lab.goesWithoutATrace();
        }
      } finally {
        over.set(true);
      }
      for (Future<?> one : readers) {
        one.get();
      }
    }
    assertThat(reads).hasPositiveValue();
  }
}
