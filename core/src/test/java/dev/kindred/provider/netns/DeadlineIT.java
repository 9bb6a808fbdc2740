package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.lab.Claim;
import dev.kindred.lab.Preview;
import dev.kindred.lab.TimeToLive;
import dev.kindred.provider.InWorld;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Labs whose time is over end by themselves, by the clock of the machine. */
class DeadlineIT implements InWorld {
  private static final String FILE = SmallLabs.FILES.getFirst();

  @Override
  public World world() {
    return new NetnsWorld();
  }

  private static Instant up(TestLab lab, String ttl) {
    Optional<TimeToLive> time = TimeToLive.parse(ttl);
    assertThat(time).isPresent();
    lab.lab().up(TestLab.topology(FILE), Claim.ON_PURPOSE, time, Progress.NONE);
    return lab.lab().until().orElse(Instant.MAX);
  }

  /** Waits until nothing is left of a lab but its folder. Namespaces go with their processes. */
  private static void ends(Supplier<List<String>> traces, Instant end) {
    await()
        .atMost(Duration.between(Instant.now(), end).plusSeconds(10))
        .until(() -> traces.get().isEmpty());
    assertThat(Instant.now()).isAfterOrEqualTo(end);
  }

  /** Its namespaces are gone when their last process is: none of it lives on outside. */
  private static Supplier<List<String>> traces(TestLab lab) {
    return new NetnsWorld().traces(lab);
  }

  @Test
  void a_lab_ends_when_its_time_is_over_and_another_up_makes_it_anew(TestLab lab) {
    Instant end = up(lab, "3s");
    Holder holder = NetnsWorld.holder(lab);
    assertThat(lab.drift()).isEmpty();
    ends(traces(lab), end);
    assertThat(Processes.start(holder.pid())).isEmpty();
    assertThat(lab.folder()).exists();
    assertThat(lab.lab().status().observed().running()).isFalse();
    assertThat(lab.up()).as("as after any end").hasSize(2);
    assertThat(lab.lab().until()).as("the time that it has").contains(end);
    lab.isWhole().goesWithoutATrace();
  }

  @Test
  void another_up_moves_the_end_of_a_lab_that_runs(TestLab lab) throws InterruptedException {
    Instant first = up(lab, "4s");
    Holder holder = NetnsWorld.holder(lab);
    assertThat(up(lab, "1h")).isAfter(first);
    Thread.sleep(Duration.between(Instant.now(), first).plusSeconds(2));
    assertThat(lab.isWhole().up()).as("without a time, it keeps the one that it has").isEmpty();
    assertThat(up(lab, "none")).isEqualTo(Instant.MAX);
    Instant last = up(lab, "2s");
    assertThat(NetnsWorld.holder(lab)).isEqualTo(holder);
    ends(traces(lab), last);
    assertThat(lab.lab().down(Progress.NONE)).isTrue();
    assertThat(lab.folder()).doesNotExist();
  }

  @Test
  void an_end_that_was_taken_back_does_not_come(TestLab lab) throws InterruptedException {
    Instant end = up(lab, "3s");
    up(lab, "none");
    Thread.sleep(Duration.between(Instant.now(), end).plusSeconds(2));
    lab.isWhole().goesWithoutATrace();
  }

  @Test
  void down_does_not_wait_for_it(TestLab lab) {
    up(lab, "1d");
    Preview status = lab.lab().status();
    assertThat(status.observed().running()).isTrue();
    lab.goesWithoutATrace();
  }

  @Test
  void what_ends_in_the_lab_is_reaped_by_its_holder_which_lives_on(TestLab lab) {
    up(lab, "1h");
    NetnsWorld.inside(lab, "sh", "-c", "for n in 1 2 3; do (sleep 0.$n & ) & done; exit 0");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            !NetnsWorld.inside(lab, "sh", "-c", "cat /proc/[0-9]*/stat 2>/dev/null; true")
                .contains(") Z "));
    lab.isWhole();
  }
}
