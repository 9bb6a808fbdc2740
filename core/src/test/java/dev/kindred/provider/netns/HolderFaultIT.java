package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which a lab cannot be set up, or only in part: what up says, and what it leaves. */
class HolderFaultIT {
  @TempDir private Path folder;
  private Path file;
  private Path states;

  @BeforeEach
  void needs_user_namespaces() throws IOException {
    Command.Output output = Command.of("unshare", "--user", "--map-root-user", "true").tryRun();
    assumeTrue(output.exitCode() == 0, "no user namespaces here: " + output.stderr().strip());
    file = Files.writeString(folder.resolve("lab.yaml"), InterruptedUpIT.BASE);
    states = Files.createDirectory(folder.resolve("states"));
  }

  /** Puts a program before the machine's own. */
  private void program(String name, String script) throws IOException {
    Path path = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  /** What a command prints, run below some others. */
  private String run(List<String> below, String verb) {
    List<String> line = new ArrayList<>(below);
    line.addAll(Attack.victim());
    line.addAll(List.of(verb, states.toString(), file.toString()));
    return Command.of(line.toArray(String[]::new))
        .env(Victim.LIMIT, "2")
        .env("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"))
        .tryRun()
        .stdout();
  }

  private void leavesNothingBehind() {
    assertThat(run(List.of(), "down")).isEqualTo("begin\ndown\n");
    assertThat(states).isEmptyDirectory();
    assertThat(NetnsWorld.traces(states, "none")).isEmpty();
  }

  @Test
  void a_file_system_that_cannot_be_mounted() throws IOException {
    program("mount", "echo \"mount: $*: permission denied.\" >&2; exit 32");
    assertThat(run(List.of(), "up"))
        .isEqualTo(
            """
            begin
            could not set lab contract up in its namespaces: mount: -n -t proc proc /proc:\
             permission denied.
            Kindred mounts /proc and a file system in memory on /run there, and makes a bridge. In a\
             container: start it with --privileged, or with --security-opt systempaths=unconfined\
             so that /proc may be mounted.
            """);
    leavesNothingBehind();
  }

  @Test
  void a_kernel_without_bridges() throws IOException {
    program("ip", "echo 'Error: Unknown device type.' >&2; exit 2");
    assertThat(run(List.of(), "up"))
        .contains("could not set lab contract up in its namespaces: Error: Unknown device type.");
    leavesNothingBehind();
  }

  @Test
  void what_was_to_make_it_is_killed() throws IOException {
    for (String program : List.of("unshare", "mount")) {
      program(program, "kill -9 $PPID; kill -9 $$");
      assertThat(run(List.of(), "up"))
          .isEqualTo(
              """
              begin
              could not set lab contract up in its namespaces: what was to do so was killed
              Run the command again.
              """);
      leavesNothingBehind();
    }
  }

  @Test
  void one_that_hangs_in_watching_the_lab_end_keeps_nobody_from_that() throws IOException {
    assertThat(run(List.of(), "up")).endsWith(" changes\n");
    program(
        "nsenter",
        "case \"$*\" in *witness*) sleep 30 ;; esac; PATH=${PATH#*:} exec nsenter \"$@\"");
    leavesNothingBehind();
  }

  @Test
  void namespaces_that_are_forbidden() throws IOException {
    program("unshare", "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1");
    assertThat(run(List.of(), "up"))
        .startsWith("begin\ncould not make the lab's namespaces: ")
        .contains("unshare: unshare failed: Operation not permitted");
    leavesNothingBehind();
  }

  /** As in a container, a part of /proc is hidden, so that the kernel lets nobody mount another. */
  @Test
  void a_proc_that_cannot_be_mounted_anew() {
    List<String> below =
        new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "--pid"));
    below.addAll(List.of("--fork", "--kill-child", "--mount-proc", "sh", "-c"));
    below.addAll(List.of("mount --bind /dev/null /proc/version && exec \"$@\"", "sh"));
    assertThat(run(below, "up"))
        .contains(
            "could not set lab contract up in its namespaces: mount: /proc: permission denied")
        .contains("or with --security-opt systempaths=unconfined so that /proc may be mounted");
    leavesNothingBehind();
  }
}
