package dev.kindred.host;

import dev.kindred.advice.Advice;

/** Where a program that is missing comes from. */
public final class Packages {
  private Packages() {}

  /** What to do when there is no such program. */
  public static Advice advice(String program) {
    Advice install = Advice.of(remedy(program));
    return program.equals("kind")
        ? install.and("\nOr have it put into Kindred's cache: ").run("doctor", "--get-kind")
        : install;
  }

  /** Where it is had from, without Kindred's own ways. */
  public static String remedy(String program) {
    return switch (program) {
      case "ip", "ss", "bridge" -> packages("iproute2", "iproute");
      case "tc" -> packages("iproute2", "iproute-tc");
      case "unshare", "nsenter", "setsid", "setpriv", "flock" -> packages("util-linux");
      case "mount", "umount" -> packages("mount", "util-linux");
      case "sysctl", "ps" -> packages("procps", "procps-ng");
      case "newuidmap", "newgidmap" -> packages("uidmap", "shadow-utils");
      case "ping" -> packages("iputils-ping", "iputils");
      case "sh" -> packages("dash", "bash");
      case "sleep", "mkdir", "rm", "cat", "env", "mkfifo", "date" -> packages("coreutils");
      case "tar", "iperf3", "podman", "slirp4netns" -> packages(program);
      case "docker" ->
          packages("docker.io", "moby-engine")
              + " The newest: https://docs.docker.com/engine/install/";
      case "kind" ->
          page("https://kind.sigs.k8s.io/docs/user/quick-start/#installation") + " It is one file.";
      case "go" -> "See https://go.dev/doc/install";
      case "kubectl" -> page("https://kubernetes.io/docs/tasks/tools/") + " It is one file.";
      case "nerdctl" -> page("https://github.com/containerd/nerdctl/releases");
      default ->
          program.indexOf('/') >= 0
              ? "See whether the path is right."
              : "Install the package that has it, or add its folder to PATH.";
    };
  }

  private static String packages(String everywhere) {
    return packages(everywhere, everywhere);
  }

  private static String packages(String debian, String fedora) {
    return String.format(
        "Install it: apt-get install %s (Debian, Ubuntu), dnf install %s (Fedora).",
        debian, fedora);
  }

  private static String page(String address) {
    return "Install it as " + address + " says, into a folder on PATH.";
  }
}
