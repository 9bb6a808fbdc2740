package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.provider.kubernetes.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run on a control plane for Deployments of an older Kindred, with a kubectl of ours. */
class RecreateScriptTest {
  @TempDir private Path folder;

  /** Runs it with a kubectl that writes down its words, and then does this. */
  private Command.Output run(String then) throws IOException {
    Path kubectl = folder.resolve("kubectl");
    Files.writeString(
        kubectl, "#!/bin/sh\necho \"$*\" >>" + folder.resolve("calls") + "\n" + then + "\n");
    Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));
    return Command.of("sh", "-c", Scripts.RECREATE, "recreate.sh", "edge")
        .env("PATH", folder + ":/usr/bin:/bin")
        .tryRun();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  @Test
  void those_of_the_lab_that_are_older_get_the_strategy_of_today_and_no_others()
      throws IOException {
    assertThat(run("[ $3 != get ] || printf 'demo1 demo2 '").exitCode()).isZero();
    assertThat(calls()).hasSize(3);
    assertThat(calls().getFirst())
        .startsWith("--kubeconfig /etc/kubernetes/admin.conf get deployments")
        .contains("--selector kindred.dev/lab=edge", "@.spec.strategy.rollingUpdate");
    assertThat(calls().subList(1, 3))
        .extracting(call -> call.split(" ")[4])
        .containsExactly("demo1", "demo2");
    assertThat(calls().getLast())
        .contains("patch deployment demo2 --type merge")
        .endsWith("{\"spec\":{\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}");
  }

  @Test
  void where_none_is_older_nothing_is_changed() throws IOException {
    assertThat(run("").exitCode()).isZero();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void a_server_that_does_not_answer_is_a_fault() throws IOException {
    assertThat(run("echo refused >&2; exit 7").exitCode()).isEqualTo(7);
    assertThat(calls()).hasSize(1);
  }

  @Test
  void the_first_that_cannot_be_changed_is_a_fault() throws IOException {
    assertThat(run("[ $3 = get ] && printf 'demo1 demo2 ' || exit 5").exitCode()).isEqualTo(5);
    assertThat(calls()).hasSize(2);
  }
}
