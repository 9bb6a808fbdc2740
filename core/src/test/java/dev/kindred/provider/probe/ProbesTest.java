package dev.kindred.provider.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with the program itself, which is a shell here that plays its part. */
@Timeout(30)
class ProbesTest {
  private static final NodeId NODE = DeclaredNodes.id("edge1", 1);
  private static final PodId DEMO1 = new PodId("edge1", "demo1", 0);
  private static final PodId DEMO2 = new PodId("edge1", "demo2", 0);
  private static final PodPath PATH =
      new PodPath(DEMO1, DEMO2, "data-plane", Cidr.of("10.1.1.2"), Cidr.of("10.1.1.3"), 1500);

  /** Does not read what it is given, and lives long. */
  private static final String DEAF = "exec sleep 61";

  private static Probing probing(String script, Duration start) {
    return new Probing(
        (node, line) -> Command.of("sh", "-c", script),
        Map.of(
            DEMO1, new PodPlace(NODE, "/run/netns/1"), DEMO2, new PodPlace(NODE, "/run/netns/2")),
        start);
  }

  private static String saying(String lastWords, int exitCode) {
    return "cat >&2 <<'END'\n" + lastWords + "\nEND\nexit " + exitCode;
  }

  private static void fault(String script, String message) {
    Probing probing = probing(script, Duration.ofSeconds(20));
    assertThatThrownBy(() -> probing.send(List.of(PATH)))
        .isExactlyInstanceOf(Fault.class)
        .hasMessage(message);
  }

  @AfterEach
  void nothing_is_left() throws InterruptedException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (children() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(children()).isZero();
  }

  private static long children() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains("sleep 61"))
        .count();
  }

  @Test
  void answers_are_read_from_one_that_plays_along() {
    String script =
        "sed -n /^open$/q; echo opened; sed -n /^fire$/q; echo fired; sed -n /^report$/q;"
            + " printf 'path\\t0\\t1\\t1\\t85\\t\\t1\\t1\\t90\\t\\tnet1\\tnet1\\nseen\\t0\\t1\\t63\\t10.1.1.2\\tnet1\\nreported\\n'";
    assertThat(probing(script, Duration.ofSeconds(20)).send(List.of(PATH)).getFirst().ttl())
        .isEqualTo(63);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nsenter: failed to execute perl: No such file or directory",
        "OCI runtime exec failed: exec failed: unable to start container process: exec: \"perl\":"
            + " executable file not found in $PATH: unknown",
        "Error: crun: executable file `perl` not found in $PATH: No such file or directory: OCI"
            + " runtime attempted to invoke a command that was not found"
      })
  void a_node_without_perl_is_named(String said) {
    Probing probing = probing(saying(said, 127), Duration.ofSeconds(20));
    assertThatThrownBy(() -> probing.send(List.of(PATH)))
        .isInstanceOfSatisfying(
            MissingRequirement.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "node edge1-control-plane has no Perl, which sends the packets there");
              assertThat(e.remedy()).contains("perl-base");
            });
  }

  @Test
  void a_perl_that_lacks_a_module_is_named() {
    String said =
        "Can't locate IO/Select.pm in @INC (you may need to install the IO::Select module)";
    Probing probing = probing(saying(said, 2), Duration.ofSeconds(20));
    assertThatThrownBy(() -> probing.send(List.of(PATH)))
        .isInstanceOf(MissingRequirement.class)
        .hasMessage(
            "node edge1-control-plane has a Perl without IO::Select, which sends the packets there");
  }

  @Test
  void one_that_ends_at_once_is_told_with_its_last_words() {
    fault(
        saying("Error: no such container", 125),
        "the probe on node edge1-control-plane ended: Error: no such container");
  }

  @Test
  void one_that_ends_in_the_middle_is_told_with_its_last_words() {
    fault(
        "sed -n /^open$/q; echo opened; printf '\\033[31mkilled\\n' >&2; exit 137",
        "the probe on node edge1-control-plane ended: [31mkilled");
    fault("sed -n /^open$/q; echo opened", "the probe on node edge1-control-plane ended");
  }

  @Test
  void one_that_does_not_answer_is_ended_though_it_does_not_even_read() {
    Probing probing = probing(DEAF, Duration.ofSeconds(1));
    assertThatThrownBy(() -> probing.send(many()))
        .isExactlyInstanceOf(Fault.class)
        .hasMessage("the probe did not go to the pods within 1 s on edge1-control-plane");
  }

  /** More orders than a pipe holds. */
  private static List<PodPath> many() {
    List<PodPath> paths = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      Cidr source = Cidr.of("10.1.0.0/16").address(i);
      paths.add(new PodPath(DEMO1, DEMO2, "data-plane", source, PATH.target(), 1500));
    }
    return paths;
  }

  @Test
  void whoever_is_interrupted_leaves_nothing_running() throws InterruptedException {
    Probing probing = probing(DEAF, Duration.ofSeconds(20));
    Thread caller = Thread.currentThread();
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              while (children() == 0) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });
    assertThatThrownBy(() -> probing.send(List.of(PATH)))
        .isExactlyInstanceOf(Fault.class)
        .hasMessage("interrupted in the middle of the probe");
    assertThat(Thread.interrupted()).isTrue();
    other.join();
  }
}
