package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to be seen of a process before its namespaces are entered. */
class NamespacesTest {
  private static final String ID = "9f11668b09f63c193c2bc5f5e840ee09";
  private static final ContainerInit INIT = new ContainerInit(ID, 700);

  @TempDir private Path folder;
  private FakeKernel kernel;

  @BeforeEach
  void prepare() {
    kernel = new FakeKernel(folder);
  }

  private Optional<Carrier.Way> way() {
    return kernel.namespaces().into(INIT, List.of("ip", "address"));
  }

  @Test
  void a_program_gets_what_the_container_s_own_was_started_with() throws IOException {
    kernel.runs(700, ID);

    assertThat(way())
        .contains(
            new Carrier.Way(
                List.of(
                    "/usr/bin/nsenter",
                    "--target",
                    "700",
                    "--mount",
                    "--uts",
                    "--ipc",
                    "--net",
                    "--pid",
                    "--cgroup",
                    "--",
                    "ip",
                    "address"),
                Map.of("PATH", "/usr/sbin:/bin", "KUBECONFIG", "/etc/kubernetes/admin.conf")));
  }

  @Test
  void that_of_a_rootless_engine_has_users_of_its_own() throws IOException {
    kernel.runs(700, ID);
    kernel.user(folder.resolve("proc/700"), "user:[4026532222]");

    assertThat(way().orElseThrow().line()).contains("--user", "--preserve-credentials");
    Files.writeString(folder.resolve("proc/self/status"), "Name:\tjava\nUid:\t0\t0\t0\t0\n");
    assertThat(way().orElseThrow().line())
        .contains("--user")
        .doesNotContain("--preserve-credentials");
  }

  @Test
  void a_number_that_is_another_s_by_now_is_not_entered() throws IOException {
    assertThat(way()).isEmpty();
    kernel.runs(700, "0000668b09f63c193c2bc5f5e840ee09");
    assertThat(way()).isEmpty();
    kernel.runs(700, "700", FakeKernel.VERSION_1.formatted(ID));
    assertThat(way()).as("a process of no container").isEmpty();
    kernel.runs(700, "700\t31", FakeKernel.VERSION_1.formatted(ID));
    assertThat(way()).as("another process of the container").isEmpty();
    kernel.runs(700, "700\t31\t1", FakeKernel.VERSION_1.formatted(ID));
    assertThat(way()).as("the first process of a pod on the node").isEmpty();
  }

  @Test
  void what_is_paused_is_not_entered_nor_what_may_be() throws IOException {
    kernel.runs(700, ID);
    kernel.freezer(ID, "FROZEN");
    assertThat(way()).isEmpty();
    kernel.freezer(ID, "FREEZING");
    assertThat(way()).isEmpty();
    Files.delete(
        folder.resolve("sys/fs/cgroup/freezer/libpod_parent/libpod-" + ID + "/freezer.state"));
    assertThat(way()).isEmpty();
  }

  @Test
  void control_groups_of_version_2_tell_it_by_their_events() throws IOException {
    kernel.runs(700, "700\t1", FakeKernel.VERSION_2.formatted(ID));
    assertThat(way()).isEmpty();
    String group = "machine.slice/libpod-" + ID + ".scope/container/init.scope";
    kernel.group(group, "cgroup.events", "populated 1\nfrozen 0\n");
    assertThat(way()).isPresent();
    kernel.group(group, "cgroup.events", "populated 1\nfrozen 1\n");
    assertThat(way()).isEmpty();
  }

  @Test
  void what_may_not_be_looked_at_is_not_entered() throws IOException {
    kernel.runs(700, ID);
    Files.delete(folder.resolve("proc/700/ns/user"));
    assertThat(way()).isEmpty();
    kernel.runs(700, ID);
    Files.delete(folder.resolve("proc/700/environ"));
    assertThat(way()).isEmpty();
    kernel.runs(700, ID);
    assertThat(new Namespaces(folder, Optional.empty()).into(INIT, List.of("true"))).isEmpty();
  }
}
