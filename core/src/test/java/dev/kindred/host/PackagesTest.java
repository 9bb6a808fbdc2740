package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesTest {
  @ParameterizedTest
  @CsvSource({
    "ip, iproute2, iproute",
    "bridge, iproute2, iproute",
    "tc, iproute2, iproute-tc",
    "unshare, util-linux, util-linux",
    "nsenter, util-linux, util-linux",
    "setsid, util-linux, util-linux",
    "mount, mount, util-linux",
    "sysctl, procps, procps-ng",
    "ping, iputils-ping, iputils",
    "sh, dash, bash",
    "sleep, coreutils, coreutils",
    "tar, tar, tar",
    "iperf3, iperf3, iperf3",
    "podman, podman, podman",
    "slirp4netns, slirp4netns, slirp4netns",
    "docker, docker.io, moby-engine",
  })
  void names_the_package_of_each_distribution(String program, String debian, String fedora) {
    assertThat(Packages.remedy(program))
        .startsWith(
            "Install it: apt-get install "
                + debian
                + " (Debian, Ubuntu), dnf install "
                + fedora
                + " (Fedora).");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, https://kind.sigs.k8s.io/docs/user/quick-start/#installation",
    "kubectl, https://kubernetes.io/docs/tasks/tools/",
    "nerdctl, https://github.com/containerd/nerdctl/releases",
    "docker, https://docs.docker.com/engine/install/",
  })
  void names_the_page_of_what_distributions_lack(String program, String page) {
    assertThat(Packages.remedy(program)).contains(page);
  }

  @ParameterizedTest
  @CsvSource({
    "frobnicate, 'Install the package that has it, or add its folder to PATH.'",
    "/opt/frobnicate, See whether the path is right.",
  })
  void guesses_no_package(String program, String remedy) {
    assertThat(Packages.remedy(program)).isEqualTo(remedy);
  }
}
