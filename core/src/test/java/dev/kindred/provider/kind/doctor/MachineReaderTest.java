package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.provider.Finding;
import dev.kindred.provider.kind.doctor.Host.Presence;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What engines say, and where their containers run. */
class MachineReaderTest {
  @TempDir private Path folder;
  private FakeMachine fake;

  @BeforeEach
  void machine() throws IOException {
    fake = new FakeMachine(folder);
  }

  @Test
  void podman_says_what_it_is() throws IOException {
    fake.podman(
        """
        "cgroupVersion": "v2", "cgroupControllers": ["cpu", "memory", "pids"], "memTotal": 25276502016,
        "ociRuntime": {"name": "crun"}, "security": {"rootless": true},\
        """);

    Machine machine = fake.read("podman");

    assertThat(machine.kind())
        .contains("kind v0.33.0 go1.26.0 linux/amd64, " + fake.at("bin/kind"));
    assertThat(machine.engine())
        .isEqualTo(
            new EngineState(
                "podman",
                "",
                "",
                "4.3.1",
                true,
                "2",
                Set.of("cpu", "memory", "pids"),
                "crun",
                true,
                "/store/of/podman",
                OptionalLong.of(25_276_502_016L),
                Map.of(
                    "podman",
                    List.of(Cidr.of("10.88.0.0/16")),
                    "kindred-edge",
                    List.of(Cidr.of("172.30.0.0/20"), Cidr.of("fd00:1::/64")))));
  }

  @Test
  void docker_says_what_it_is() throws IOException {
    fake.program(
        "docker",
        """
        case $1-$2 in
          info-*) echo '{"ServerVersion": "28.2.2", "KernelVersion": "%s", "CgroupVersion": "1", "CgroupDriver": "cgroupfs",
                   "MemoryLimit": true, "PidsLimit": true, "CPUShares": false, "DefaultRuntime": "runc", "MemTotal": 1000,
                   "DockerRootDir": "/var/lib/docker", "SecurityOptions": ["name=seccomp,profile=builtin", "name=rootless"]}' ;;
          network-ls) echo 0123 ;;
          network-inspect) echo '[{"Name": "bridge", "IPAM": {"Config": [{"Subnet": "172.17.0.0/16"}]}}]' ;;
        esac\
        """
            .formatted(FakeMachine.KERNEL));

    assertThat(fake.read("docker").engine())
        .isEqualTo(
            new EngineState(
                "docker",
                "",
                "",
                "28.2.2",
                true,
                "1",
                Set.of("memory", "pids"),
                "runc",
                true,
                "/var/lib/docker",
                OptionalLong.of(1000),
                Map.of("bridge", List.of(Cidr.of("172.17.0.0/16")))));
  }

  @Test
  void a_docker_whose_socket_is_closed_to_this_user_is_to_be_opened() throws IOException {
    fake.program("docker", "echo 'Verbindung verweigert' >&2; exit 1");
    fake.file("docker.sock", "");
    fake.environment.put("DOCKER_HOST", "unix://" + fake.at("docker.sock"));
    assertThat(fake.read("docker").engine().remedy()).isEmpty();

    assertThat(fake.at("docker.sock").toFile().setWritable(false)).isTrue();
    assumeTrue(!Files.isWritable(fake.at("docker.sock")), "root may read every file");
    assertThat(fake.read("docker").engine().remedy())
        .isEqualTo("sudo usermod -aG docker \"$USER\" && newgrp docker");
  }

  @Test
  void what_docker_without_a_driver_could_limit_means_nothing() throws IOException {
    fake.program("docker", "echo '{\"CgroupDriver\": \"none\", \"MemoryLimit\": true}'");

    assertThat(fake.read("docker").engine().controllers()).isEmpty();
  }

  @Test
  void an_engine_with_another_kernel_is_elsewhere() throws IOException {
    fake.program(
        "docker", "echo '{\"ServerVersion\": \"28.2.2\", \"KernelVersion\": \"6.10-linuxkit\"}'");

    Machine machine = fake.read("docker");

    assertThat(machine.engine().local()).isFalse();
    assertThat(machine.host()).isEmpty();
  }

  @Test
  void a_remote_podman_is_elsewhere() throws IOException {
    fake.program(
        "podman",
        "echo '{\"host\": {\"kernel\": \""
            + FakeMachine.KERNEL
            + "\", \"serviceIsRemote\": true}}'");

    assertThat(fake.read("podman").host()).isEmpty();
  }

  @Test
  void without_a_kernel_of_linux_every_engine_is_elsewhere() throws IOException {
    fake.podman("");
    Files.delete(fake.at("proc/sys/kernel/osrelease"));

    assertThat(fake.read("podman").host()).isEmpty();
    assertThat(fake.reader().read(new Fault("no engine", "")).host()).isEmpty();
  }

  @Test
  void an_engine_that_fails_or_talks_nonsense_does_not_answer() throws IOException {
    fake.program("podman", "echo 'cannot start' >&2; exit 125");
    assertThat(fake.read("podman").engine().fault())
        .isEqualTo("could not ask podman: exit code 125: cannot start");
    fake.program("podman", "echo hello");
    assertThat(fake.read("podman").engine().fault()).startsWith("podman info is no JSON");
    fake.program("docker", "echo '{\"ServerErrors\": [\"Cannot connect to the Docker daemon\"]}'");
    assertThat(fake.read("docker").engine().fault())
        .isEqualTo("Cannot connect to the Docker daemon");
    Engine none = new Engine("nerdctl-that-is-not-there");
    assertThat(fake.reader().read(none).engine().fault()).contains("there is no program");
  }

  @Test
  void an_empty_machine_is_unknown_and_no_crash() throws IOException {
    fake.podman("");
    fake.program("kind", "exit 1");
    fake.program("ip", "echo nonsense");
    Files.delete(fake.at("proc/self/status"));

    Machine machine = fake.read("podman");

    Host host = machine.host().orElseThrow();
    assertThat(machine.kind()).isEmpty();
    assertThat(host.rights().user()).isEmpty();
    assertThat(host.limits().instances()).isEmpty();
    assertThat(host.limits().instancesUsed()).isEmpty();
    assertThat(host.kernel().features().values()).containsOnly(Presence.UNKNOWN);
    assertThat(host.kernel().modulesFolder()).isFalse();
    assertThat(host.room().memory()).isEmpty();
    assertThat(host.net().ports()).isEmpty();
    assertThat(host.net().routes()).isEmpty();
    assertThat(host.net().firewalld()).isEmpty();
    assertThat(Checkup.of(machine, new Requirements(1, 1, List.of(), List.of(OpenPort.tcp(80)))))
        .filteredOn(Finding::isFatal)
        .extracting(Finding::subject)
        .containsExactly("kind", "kernel");
  }

  @Test
  void what_is_never_fatal_is_not_waited_for_where_it_is_to_be_quick() throws IOException {
    fake.podman("");
    fake.program("ip", "exit 1");

    Machine machine = fake.reader().readSoon(new Engine("podman"));

    assertThat(machine.engine().networks()).isEmpty();
    assertThat(machine.engine().version()).isEqualTo("4.3.1");
    assertThat(machine.host().orElseThrow().net().routes()).isEmpty();
  }
}
