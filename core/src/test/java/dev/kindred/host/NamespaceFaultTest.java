package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceFaultTest {
  private static final String EPERM = "unshare: unshare failed: Operation not permitted";
  private static final String ENOSPC = "unshare: unshare failed: No space left on device";

  /** A plain user on a machine without any switch. */
  private static final NamespaceRights PLAIN =
      new NamespaceRights(true, false, false, false, Map.of());

  @Test
  void ubuntu_names_apparmors_switch_and_three_ways_round() {
    String said = "unshare: write failed /proc/self/uid_map: Operation not permitted";
    MissingRequirement fault = fault(said, with(NamespaceFault.APPARMOR, 1));
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: AppArmor keeps plain users from user namespaces"
                + " by kernel.apparmor_restrict_unprivileged_userns=1: "
                + said);
    assertThat(fault.remedy())
        .isEqualTo(
            """
            Allow them, until the next start:
              sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
              or for good: put that setting into a file in /etc/sysctl.d
              or allow them to unshare alone: write these two lines to /etc/apparmor.d/kindred
                abi <abi/4.0>,
                profile kindred /usr/bin/unshare flags=(unconfined) { userns, }
              and run: sudo apparmor_parser -r /etc/apparmor.d/kindred
              or run Kindred as root\
            """);
    assertThat(fault.exitCode()).isEqualTo(4);
  }

  @Test
  void debian_names_its_switch() {
    MissingRequirement fault = fault(EPERM, with(NamespaceFault.CLONE, 0));
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: plain users are forbidden user namespaces by"
                + " kernel.unprivileged_userns_clone=0: "
                + EPERM);
    assertThat(fault.remedy())
        .isEqualTo(
            """
            Allow them, until the next start:
              sudo sysctl -w kernel.unprivileged_userns_clone=1
              or for good: put that setting into a file in /etc/sysctl.d
              or run Kindred as root\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "net", "mnt", "pid", "ipc", "uts"})
  void a_limit_of_none_is_named_for_root_too(String kind) {
    String limit = "user.max_" + kind + "_namespaces";
    NamespaceRights rights = new NamespaceRights(true, true, false, false, Map.of(limit, 0L));
    MissingRequirement fault = fault(ENOSPC, rights);
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: they are forbidden on this machine by "
                + limit
                + "=0: "
                + ENOSPC);
    assertThat(fault.remedy())
        .isEqualTo(
            """
            Allow them, until the next start:
              sudo sysctl -w %s=10000
              or for good: put that setting into a file in /etc/sysctl.d\
            """
                .formatted(limit));
  }

  @Test
  void a_limit_that_is_reached_is_named() {
    NamespaceRights rights =
        new NamespaceRights(
            true,
            false,
            false,
            false,
            Map.of("user.max_user_namespaces", 7L, "user.max_net_namespaces", 9L));
    MissingRequirement fault = fault(ENOSPC, rights);
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: a limit on the number of namespaces is reached"
                + " (user.max_user_namespaces=7, user.max_net_namespaces=9): "
                + ENOSPC);
    assertThat(fault.remedy())
        .isEqualTo(
            "End what holds namespaces (lsns shows them), or raise the limit."
                + " User namespaces also nest no deeper than 32.");
    assertThat(fault(ENOSPC, PLAIN))
        .hasMessageContaining("a limit on the number of namespaces is reached: ");
  }

  @Test
  void a_container_names_the_options_to_start_it_with() {
    NamespaceRights rights = new NamespaceRights(true, false, true, true, Map.of());
    MissingRequirement fault = fault(EPERM, rights);
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: the container that Kindred runs in forbids them"
                + " by its seccomp profile: "
                + EPERM);
    assertThat(fault.remedy())
        .isEqualTo(
            """
            Start the container with one of these (docker run, podman run):
              --privileged
              --security-opt seccomp=unconfined --security-opt apparmor=unconfined \
            --security-opt systempaths=unconfined
              --cap-add SYS_ADMIN --security-opt apparmor=unconfined \
            --security-opt systempaths=unconfined\
            """);
  }

  @Test
  void a_container_on_ubuntu_names_the_hosts_switch_as_well() {
    NamespaceRights rights =
        new NamespaceRights(true, false, true, true, Map.of(NamespaceFault.APPARMOR, 1L));
    assertThat(fault(EPERM, rights).remedy())
        .contains("--privileged")
        .endsWith("also needs " + NamespaceFault.APPARMOR + "=0 on the host, which is an Ubuntu.");
  }

  @Test
  void an_unconfined_container_on_ubuntu_is_held_by_apparmor() {
    NamespaceRights rights =
        new NamespaceRights(true, false, true, false, Map.of(NamespaceFault.APPARMOR, 1L));
    assertThat(fault(EPERM, rights)).hasMessageContaining("AppArmor keeps plain users");
  }

  @Test
  void a_filter_outside_of_containers_is_named() {
    MissingRequirement fault =
        fault(EPERM, new NamespaceRights(true, false, false, true, Map.of()));
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: a seccomp filter is on this process and may"
                + " forbid them: "
                + EPERM);
    assertThat(fault.remedy())
        .contains("RestrictNamespaces=no", "--privileged", "seccomp=unconfined");
  }

  @Test
  void a_kernel_without_user_namespaces_is_named_before_all_else() {
    NamespaceRights rights =
        new NamespaceRights(false, false, true, true, Map.of(NamespaceFault.CLONE, 0L));
    MissingRequirement fault = fault("unshare: unshare failed: Invalid argument", rights);
    assertThat(fault).hasMessageContaining("this kernel has no user namespaces (CONFIG_USER_NS): ");
    assertThat(fault.remedy()).startsWith("Start a kernel that has them");
  }

  @Test
  void switches_for_plain_users_are_not_blamed_for_root() {
    NamespaceRights root =
        new NamespaceRights(
            true, true, true, true, Map.of(NamespaceFault.CLONE, 0L, NamespaceFault.APPARMOR, 1L));
    MissingRequirement fault = fault("mount: /run: permission denied.", root);
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: the kernel gives no reason that Kindred knows:"
                + " mount: /run: permission denied.");
    assertThat(fault.remedy())
        .contains("in a container: on its host, and start it with --privileged")
        .doesNotContain("as root");
  }

  @Test
  void an_unknown_reason_says_how_to_look_further() {
    MissingRequirement fault = fault("", PLAIN);
    assertThat(fault)
        .hasMessage(
            "could not make the lab's namespaces: the kernel gives no reason that Kindred knows");
    assertThat(fault.remedy())
        .isEqualTo(
            """
            See whether this works: unshare --user --map-root-user --net --mount --pid --fork true
              in a chroot they are forbidden: leave it
              or run Kindred as root\
            """);
  }

  private static NamespaceRights with(String setting, long value) {
    return new NamespaceRights(true, false, false, false, Map.of(setting, value));
  }

  private static MissingRequirement fault(String said, NamespaceRights rights) {
    return NamespaceFault.of(said, rights);
  }
}
