package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks at a lab while it comes and goes sees it, or none, and never half an answer. */
class ReadersIT {
  @TempDir private Path folder;
  private int seen;

  @Test
  @Timeout(240)
  void status_as_json_while_a_lab_comes_up_is_changed_and_goes() throws Exception {
    Launcher launcher = new Launcher(folder.resolve("state"));
    String small = file("small.yaml", "clusters: 2");
    String large = file("large.yaml", "clusters: 3\nworkloads: [{name: demo, replicas: 4}]");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        readDuring(launcher, threads.submit(() -> launcher.run("up", "-f", large, "--yes")));
        readDuring(launcher, threads.submit(() -> launcher.run("up", "-f", small, "--yes")));
        readDuring(launcher, threads.submit(() -> launcher.run("down", "--lab", "readers")));
      }
    } finally {
      launcher.run("down", "--lab", "readers");
    }
    assertThat(seen).as("answers with a lab").isPositive();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), "name: readers\n" + text + "\n").toString();
  }

  private void readDuring(Launcher launcher, Future<Command.Output> change) throws Exception {
    while (!change.isDone()) {
      Command.Output status = launcher.run("status", "--lab", "readers", "-o", "json");
      if (status.exitCode() == 0) {
        assertThat(Json.parse(status.stdout(), "status").text("lab")).contains("readers");
        seen++;
      } else {
        assertThat(status.exitCode()).as(status.stderr()).isEqualTo(1);
        assertThat(status.stdout()).isEmpty();
        assertThat(status.stderr()).contains("there is no lab readers");
      }
    }
    assertThat(change.get().exitCode()).as(change.get().stderr()).isZero();
  }
}
