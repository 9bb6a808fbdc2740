package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
  private final String word = UUID.randomUUID().toString();

  /** A shell with our word among its arguments and in its environment, and a child. */
  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 60; :", "sh", word, "b");
    builder.environment().put("KINDRED_TEST", word);
    Process process = builder.start();
    await().until(() -> Processes.child(process.pid()).isPresent());
    return process;
  }

  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> descendants = process.descendants().toList();
    descendants.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    descendants.forEach(descendant -> descendant.onExit().join());
  }

  @Test
  void a_process_has_the_same_start_as_long_as_it_lives() throws Exception {
    Process process = start();
    String start = Processes.start(process.pid()).orElseThrow();
    assertThat(start).matches("[0-9]+");
    assertThat(Processes.start(process.pid())).contains(start);
    end(process);
    assertThat(Processes.start(process.pid())).isEmpty();
  }

  @Test
  void is_found_by_its_arguments_its_environment_and_its_parent() throws Exception {
    Process process = start();
    try {
      long child = Processes.child(process.pid()).orElseThrow();
      assertThat(Processes.line(child)).isEqualTo("sleep\00060\0");
      assertThat(Processes.withArguments(word, "b")).containsExactly(process.pid());
      assertThat(Processes.withArguments(word)).containsExactly(process.pid());
      assertThat(Processes.withArguments("b", word)).isEmpty();
      assertThat(Processes.withArguments(word.substring(1))).isEmpty();
      assertThat(Processes.withVariable("KINDRED_TEST", word))
          .containsExactlyInAnyOrder(process.pid(), child);
      assertThat(Processes.withVariable("TEST", word)).isEmpty();
      assertThat(Processes.withVariable("KINDRED_TEST", word.substring(1))).isEmpty();
    } finally {
      end(process);
    }
    assertThat(Processes.withVariable("KINDRED_TEST", word)).isEmpty();
  }

  @Test
  void what_is_not_there_has_no_start_no_child_and_no_arguments() {
    for (long pid : new long[] {-1, 0, Integer.MAX_VALUE, Long.MAX_VALUE}) {
      assertThat(Processes.start(pid)).isEmpty();
      assertThat(Processes.child(pid)).isEmpty();
      assertThat(Processes.line(pid)).isEmpty();
    }
  }

  @Test
  void a_name_with_anything_in_it_does_not_lead_astray(@TempDir Path proc) throws IOException {
    Path stat = Files.createDirectory(proc.resolve("7")).resolve("stat");
    String numbers = "S 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1";
    Files.writeString(stat, "7 (a) R 1 (b\n) " + numbers);
    assertThat(Processes.start(proc, 7)).contains("4711");
    for (String state : new String[] {"Z", "X"}) {
      Files.writeString(stat, "7 (a) " + state + numbers.substring(1));
      assertThat(Processes.start(proc, 7)).as("it has ended").isEmpty();
    }
    for (String cut : new String[] {"", "7", "7 (a)", "7 (a) S 1 2"}) {
      Files.writeString(stat, cut);
      assertThat(Processes.start(proc, 7)).as(cut).isEmpty();
    }
  }
}
