package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Parallel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A daemon of Docker's that is not there, that goes in the middle, and that does not answer. */
@EnabledIfSystemProperty(
    named = "kindred.kind.kills",
    matches = "[0-9]+",
    disabledReason = "it waits for limits of time: -Dkindred.test.args=-Dkindred.kind.kills=0")
@Tag("faults")
class EngineHangIT {
  private static final String ONE =
      """
      name: story
      provider: kind
      clusters: 1
      workloads: [{name: demo, image: IMAGE, replicas: 2}]
      """;

  /** What kind prints when nodes have begun and nothing of the cluster is there yet. */
  private static final String MIDDLE = "Starting control-plane";

  /** A socket of the daemon's that is there or not, whatever the daemon does. */
  private record Gate(Path socket, Path target) {
    static Gate of(HeldEngine engine, Path folder) {
      return new Gate(folder.resolve("gate.sock"), socketOf(engine));
    }

    void open() throws IOException {
      Files.createSymbolicLink(socket, target);
    }

    void close() throws IOException {
      Files.delete(socket);
    }

    Command through(Command command) {
      return command.env("DOCKER_HOST", "unix://" + socket);
    }
  }

  @Test
  void it_is_named_in_time_and_nothing_is_lost(@TempDir Path folder) throws IOException {
    try (Stage stage = Stage.of("docker", folder)) {
      LabOnKind lab = stage.lab();
      lab.declare(ONE);
      Gate gate = Gate.of(stage.engine(), folder);
      notThere(lab, gate);
      String planned = goes(lab, gate);
      down(lab, gate, List.of("plan", "status", "up", "verify", "down"));
      assertThat(lab.state()).exists();
      lab.run("up");
      assertThat(nodes(lab.run("plan", "-o", "json"))).isEqualTo(planned);
      lab.isWhole(2);
      down(lab, gate, List.of("plan", "status", "up", "verify", "down", "use --all"));
      hangs(stage);
      assertThat(lab.drift()).isEmpty();
      assertThat(lab.run("up")).contains("nothing to do");
      assertThat(nodes(lab.run("plan", "-o", "json"))).isEqualTo(planned);
      lab.run("down");
      assertThat(lab.state()).doesNotExist();
    }
  }

  /** The nodes of a plan with their addresses. */
  private static String nodes(String plan) {
    JsonValue clusters =
        Json.parse(plan, "plan").get("plan").flatMap(p -> p.get("clusters")).orElseThrow();
    return Json.write(clusters.plain().orElseThrow());
  }

  /** Before there is a lab an engine is a program that lacks. */
  private static void notThere(LabOnKind lab, Gate gate) {
    for (String verb : List.of("plan", "up")) {
      Command.Output output = gate.through(lab.kindred(verb)).tryRun();
      assertThat(output.exitCode()).as(output.stderr()).isEqualTo(4);
      assertThat(output.stderr())
          .contains("no container engine answers: docker", "Start docker")
          .doesNotContain("Exception");
      assertThat(lab.state()).doesNotExist();
    }
    assertThat(gate.through(lab.kindred("down")).tryRun().stdout()).contains("nothing to do");
  }

  /** The daemon goes while kind is at work. What the plan was. */
  private static String goes(LabOnKind lab, Gate gate) throws IOException {
    gate.open();
    Process up = gate.through(lab.kindred("up")).start();
    StringBuilder said = new StringBuilder();
    String planned = "";
    try (BufferedReader lines = up.errorReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (planned.isEmpty() && line.contains(MIDDLE)) {
          planned = nodes(lab.run("plan", "-o", "json"));
          gate.close();
        }
      }
      assertThat(up.waitFor()).as(said.toString()).isEqualTo(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(said.toString())
        .contains("docker does not answer", "Start docker and run the command again")
        .doesNotContain("Exception", "should not have happened");
    System.out.println("up: " + said.toString().lines().toList().reversed());
    return planned;
  }

  private static void down(LabOnKind lab, Gate gate, List<String> verbs) {
    for (String verb : verbs) {
      Command.Output output = gate.through(lab.kindred(verb.split(" "))).tryRun();
      System.out.println(verb + ": " + output.stderr().lines().findFirst().orElse(""));
      assertThat(output.exitCode()).as(verb + output.stdout() + output.stderr()).isEqualTo(1);
      assertThat(output.stderr())
          .contains("docker does not answer", "Start docker and run the command again")
          .doesNotContain("Exception");
    }
  }

  private static void hangs(Stage stage) throws IOException {
    signal(stage.engine(), "STOP");
    try {
      // At once: each waits for the end of its time. Two that change the lab wait for each other.
      List<String> verbs = List.of("status", "verify", "up");
      Stream.concat(
              Parallel.map(verbs, verb -> stage.lab().kindred(verb).tryRun()).stream(),
              Stream.of("down").map(verb -> stage.lab().kindred(verb).tryRun()))
          .forEach(output -> {
            assertThat(output.exitCode()).as(output.stderr()).isEqualTo(1);
            assertThat(output.stderr())
                .contains("docker", "no end within")
                .doesNotContain("Exception");
            System.out.println(output.stderr().lines().toList().reversed());
          });
    } finally {
      signal(stage.engine(), "CONT");
    }
  }

  private static Path socketOf(HeldEngine engine) {
    return Path.of(engine.variable("DOCKER_HOST").substring("unix://".length()));
  }

  private static void signal(HeldEngine engine, String name) throws IOException {
    String pid = Files.readString(socketOf(engine).resolveSibling("docker.pid")).strip();
    Command.of("kill", "-" + name, pid).run();
  }
}
