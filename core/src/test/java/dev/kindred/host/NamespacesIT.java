package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By real namespaces of a process that stands for a container; its control group is on paper. */
class NamespacesIT {
  private static final String ID = "9f11668b09f63c193c2bc5f5e840ee09";

  @TempDir private Path folder;

  @Test
  void a_program_comes_into_all_of_them_with_the_environment_there() throws Exception {
    Process holder =
        Command.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "--uts",
                "--ipc",
                "--net",
                "--pid",
                "--cgroup",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                "mount -t proc proc /proc && hostname inside && echo there && exec sleep 60")
            .env("OF_THE_CONTAINER", "yes")
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("there");
      long pid = holder.children().findFirst().orElseThrow().pid();
      show(pid);
      Namespaces namespaces = new Namespaces(folder, Programs.find("nsenter"));
      String script =
          "hostname; id -u; echo $OF_THE_CONTAINER; pwd; for n in mnt uts ipc net pid cgroup user; do"
              + " [ \"$(readlink /proc/self/ns/$n)\" = \"$(readlink /proc/1/ns/$n)\" ] || echo not in $n; done;"
              + " exit 7";
      Optional<Carrier.Way> way =
          namespaces.into(new ContainerInit(ID, pid), List.of("sh", "-c", script));

      Command.Output said = Command.of("false").carrier(carrier(way)).tryRun();

      assertThat(said.stdout()).isEqualTo("inside\n0\nyes\n/\n");
      assertThat(said.exitCode()).isEqualTo(7);
    } finally {
      holder.destroyForcibly();
      holder.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static Carrier carrier(Optional<Carrier.Way> way) {
    return new Carrier() {
      @Override
      public Fault blame(CommandFailed failed) {
        return failed;
      }

      @Override
      public Optional<Way> shortcut() {
        return way;
      }
    };
  }

  private void show(long pid) throws IOException {
    FakeKernel kernel = new FakeKernel(folder);
    kernel.runs(pid, ID);
    for (String file : List.of("status", "environ", "ns/user")) {
      replace("proc/" + pid + "/" + file, Path.of("/proc/" + pid + "/" + file));
    }
    Files.delete(folder.resolve("proc/self/ns/user"));
    Files.createSymbolicLink(
        folder.resolve("proc/self/ns/user"), Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
    Files.createSymbolicLink(folder.resolve("proc/self/status"), Path.of("/proc/self/status"));
  }

  private void replace(String file, Path real) throws IOException {
    Path shown = folder.resolve(file);
    Files.delete(shown);
    Files.createSymbolicLink(shown, file.endsWith("user") ? Files.readSymbolicLink(real) : real);
  }
}
