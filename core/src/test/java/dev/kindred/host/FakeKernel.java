package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files as the kernel shows them of processes and control groups, below a folder. */
record FakeKernel(Path root) {
  static final Path NSENTER = Path.of("/usr/bin/nsenter");

  /** As crossed by cgroups of version 1. */
  static final String VERSION_1 =
      "6:freezer:/libpod_parent/libpod-%1$s\n1:cpu:/libpod_parent/libpod-%1$s/init.scope\n";

  static final String VERSION_2 = "0::/machine.slice/libpod-%1$s.scope/container/init.scope\n";

  Namespaces namespaces() {
    return new Namespaces(root, Optional.of(NSENTER));
  }

  /** A process, the first of the container of this id. */
  void runs(long pid, String container) throws IOException {
    runs(pid, pid + "\t1", VERSION_1.formatted(container));
    freezer(container, "THAWED");
  }

  /** A process with these numbers in PID namespaces, and in these control groups. */
  void runs(long pid, String numbers, String groups) throws IOException {
    Path process = Files.createDirectories(root.resolve("proc/" + pid));
    Files.writeString(process.resolve("status"), "Name:\tsystemd\nNSpid:\t" + numbers + "\n");
    Files.writeString(process.resolve("cgroup"), groups);
    Files.writeString(
        process.resolve("environ"),
        "PATH=/usr/sbin:/bin\0KUBECONFIG=/etc/kubernetes/admin.conf\0PWD=/\0SHLVL=0\0");
    user(process, "user:[4026531837]");
    user(Files.createDirectories(root.resolve("proc/self")), "user:[4026531837]");
  }

  void user(Path process, String namespace) throws IOException {
    Path link = Files.createDirectories(process.resolve("ns")).resolve("user");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(namespace));
  }

  void freezer(String container, String state) throws IOException {
    group("freezer/libpod_parent/libpod-" + container, "freezer.state", state + "\n");
  }

  void group(String group, String file, String text) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sys/fs/cgroup/" + group));
    Files.writeString(folder.resolve(file), text);
  }
}
