package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.KernelText;
import dev.kindred.host.Programs;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this machine, with its Podman. */
@Tag("root")
class DoctorIT {
  private static final Engine PODMAN = new Engine("podman");
  private static final Requirements WISH = new Requirements(2, 2, List.of(), List.of());

  @TempDir private Path folder;

  @BeforeAll
  static void needs_podman() {
    assumeTrue(Programs.find("podman").isPresent(), "there is no podman here");
    assumeTrue(Files.exists(Path.of("/proc/sys/kernel/osrelease")), "this is no Linux");
    Command.Output asked = Command.of("podman", "info").tryRun();
    assumeTrue(asked.exitCode() == 0, "podman does not run here: " + asked.stderr().strip());
  }

  private static Finding on(String subject, List<Finding> findings) {
    return assertThat(findings.stream().filter(f -> f.subject().equals(subject)).toList())
        .as(subject)
        .first()
        .actual();
  }

  @Test
  void what_is_found_is_what_programs_and_the_kernel_say() {
    String version = Command.of("podman", "--version").run().stdout().strip();
    String instances = Command.of("sysctl", "-n", "fs.inotify.max_user_instances").run().stdout();

    List<Finding> findings = Doctor.examine(PODMAN, WISH);

    Finding engine = on("engine", findings);
    assertThat(engine.severity()).as(engine.what()).isEqualTo(Severity.OK);
    assertThat(engine.what()).contains(version.substring(version.lastIndexOf(' ') + 1));
    assertThat(on("inotify instances", findings).what()).startsWith(instances.strip() + " for");
    for (String subject : List.of("cgroups", "memory", "disk", "processes", "addresses")) {
      assertThat(on(subject, findings).severity()).as(subject).isNotEqualTo(Severity.UNKNOWN);
    }
  }

  @Test
  void control_groups_of_version_1_are_told_about() {
    Path second = Path.of("/sys/fs/cgroup/cgroup.controllers");

    Finding cgroups = on("cgroups", Doctor.examine(PODMAN, WISH));

    assertThat(cgroups.what()).contains(Files.exists(second) ? "version 2" : "version 1");
    if (!Files.exists(second)) {
      assertThat(cgroups.severity()).isIn(Severity.WARNING, Severity.FATAL);
      assertThat(cgroups.remedy()).isNotEmpty();
    }
  }

  /** Podman reads the file, or would not answer. */
  @Test
  void the_limits_that_are_to_be_written_are_such_that_nothing_is_left_to_say() throws Exception {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("CONTAINERS_CONF", Files.writeString(folder.resolve("none"), "").toString());
    MachineReader before = new MachineReader(Path.of("/"), environment);
    Optional<Finding> rights =
        Checkup.of(before.read(PODMAN), WISH).stream()
            .filter(f -> f.subject().equals("rights"))
            .findFirst();
    assumeTrue(
        rights.isPresent(), "it is for a root without CAP_SYS_RESOURCE, and Podman before 5.4");

    String line = rights.get().remedy().lines().toList().getLast();
    String written =
        Command.of("sh", "-c", line.substring(0, line.indexOf(" | sudo tee "))).run().stdout();
    environment.put(
        "CONTAINERS_CONF", Files.writeString(folder.resolve("own.conf"), written).toString());
    List<Finding> after =
        Checkup.of(new MachineReader(Path.of("/"), environment).read(PODMAN), WISH);

    assertThat(rights.get().isFatal()).isTrue();
    assertThat(after).extracting(Finding::subject).contains("engine").doesNotContain("rights");
    assertThat(on("engine", after).severity()).isEqualTo(Severity.OK);
  }

  @Test
  void files_are_read_in_less_than_a_third_of_a_second() {
    EngineState engine = EngineState.silent("podman", "", "", true);
    HostReader reader = new HostReader(new RootFiles(Path.of("/")), System.getenv());
    Duration best = Duration.ofDays(1);
    for (int i = 0; i < 10; i++) {
      long begun = System.nanoTime();
      assertThat(reader.read(engine, Optional.empty()).limits().instances()).isPresent();
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      best = taken.compareTo(best) < 0 ? taken : best;
    }

    assertThat(best).isLessThan(Duration.ofMillis(300));
  }

  @Test
  void inotify_instances_in_use_are_counted_as_find_counts_them() {
    boolean root =
        KernelText.read(Path.of("/proc/self/status")).orElse("").contains("\nUid:\t0\t0");
    assumeTrue(root, "only root sees the files of all processes");

    String found =
        Command.of("sh", "-c", "find /proc/[0-9]*/fd -lname anon_inode:inotify 2>/dev/null | wc -l")
            .run()
            .stdout();
    long all = Long.parseLong(found.strip());
    long ofRoot = new ProcessReader(new RootFiles(Path.of("/"))).inotifyInstances(0).orElseThrow();

    assertThat(ofRoot).isBetween(0L, all + 60); // Others start and end nodes meanwhile.
  }
}
