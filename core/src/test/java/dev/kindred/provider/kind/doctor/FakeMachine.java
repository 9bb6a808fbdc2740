package dev.kindred.provider.kind.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A folder that looks like a machine, with programs that print what real ones did. */
final class FakeMachine {
  static final String KERNEL = "6.18.44";

  private final Path folder;
  final Map<String, String> environment = new HashMap<>();
  private final MachineReader reader;

  FakeMachine(Path folder) throws IOException {
    this.folder = folder;
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    environment.put("CONTAINERS_CONF", "");
    environment.put("HOME", "/home/me");
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.put("XDG_CONFIG_HOME", "/home/me/.config");
    reader = new MachineReader(folder, environment);
    file("proc/sys/kernel/osrelease", KERNEL + "\n");
    file(
        "proc/self/status",
        "Name:\tjava\nUid:\t" + uid() + "\t" + uid() + "\t0\t0\n" + "CapEff:\t000001fffeffffff\n");
    program("kind", "echo 'kind v0.33.0 go1.26.0 linux/amd64'");
    program("ip", "echo '[]'");
  }

  static int uid() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void program(String name, String script) throws IOException {
    file("bin/" + name, "#!/bin/sh\n" + script + "\n");
    assertThat(folder.resolve("bin/" + name).toFile().setExecutable(true)).isTrue();
  }

  /** A podman whose {@code info} has some members of {@code host}. */
  void podman(String host) throws IOException {
    program(
        "podman",
        """
        case $1-$2 in
          info-*) echo '{"host": {"kernel": "%s", %s "serviceIsRemote": false},
                         "store": {"graphRoot": "/store/of/podman"}, "version": {"Version": "4.3.1"}}' ;;
          network-ls) echo podman; echo kindred-edge ;;
          network-inspect)
            echo '[{"name": "podman", "subnets": [{"subnet": "10.88.0.0/16", "gateway": "10.88.0.1"}]},
                   {"name": "kindred-edge", "subnets": [{"subnet": "172.30.0.0/20"}, {"subnet": "fd00:1::/64"}]}]' ;;
        esac\
        """
            .formatted(KERNEL, host));
  }

  Machine read(String program) {
    return reader.read(new Engine(program));
  }

  Host host() {
    return read("podman").host().orElseThrow();
  }

  MachineReader reader() {
    return reader;
  }

  Path at(String path) {
    return folder.resolve(path);
  }
}
