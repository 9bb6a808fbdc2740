package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelTest {
  @Test
  void results_are_in_the_order_of_the_things() {
    CountDownLatch last = new CountDownLatch(1);

    List<Integer> doubled =
        Parallel.map(
            List.of(1, 2),
            n -> {
              if (n == 2) {
                last.countDown();
              } else {
                await(last); // It ends only if the second runs beside it.
              }
              return n * 2;
            });

    assertThat(doubled).containsExactly(2, 4);
  }

  @Test
  void work_that_fails_interrupts_its_help() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch helping = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() ->
            Parallel.withHelp(
                () -> {
                  await(helping);
                  throw new Fault("no work", "");
                },
                () -> {
                  helping.countDown();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                }))
        .withMessage("no work");
    assertThat(interrupted).isTrue();
  }

  @Test
  void help_that_fails_is_told_when_the_work_is_done() {
    AtomicBoolean done = new AtomicBoolean();

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() ->
            Parallel.withHelp(
                () -> done.set(true),
                () -> {
                  throw new Fault("no help", "");
                }))
        .withMessage("no help");
    assertThat(done).isTrue();
  }

  @Test
  void all_faults_are_told() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() ->
            Parallel.each(
                List.of("a", "b"),
                name -> {
                  throw new Fault(name, "");
                }))
        .withMessage("a")
        .satisfies(fault -> assertThat(fault.getSuppressed()).hasSize(1));
  }

  @Test
  void an_interrupt_reaches_the_work() {
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() ->
            Parallel.each(
                List.of(1),
                n -> {
                  try {
                    TimeUnit.SECONDS.sleep(20);
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                }))
        .withMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
