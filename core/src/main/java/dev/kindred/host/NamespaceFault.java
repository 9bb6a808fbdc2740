package dev.kindred.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides why namespaces could not be made. Pure: it knows only what was read. */
final class NamespaceFault {
  static final String APPARMOR = "kernel.apparmor_restrict_unprivileged_userns";
  static final String CLONE = "kernel.unprivileged_userns_clone";

  /** The kinds of namespace that a lab needs; each has a limit. */
  static final List<String> LIMITS =
      List.of(
          "user.max_user_namespaces",
          "user.max_net_namespaces",
          "user.max_mnt_namespaces",
          "user.max_pid_namespaces",
          "user.max_ipc_namespaces",
          "user.max_uts_namespaces");

  private final String said;
  private final NamespaceRights rights;

  private NamespaceFault(String said, NamespaceRights rights) {
    this.said = said.strip();
    this.rights = rights;
  }

  /**
   * The fault, with the switch that is behind it.
   *
   * @param said what unshare said
   */
  static MissingRequirement of(String said, NamespaceRights rights) {
    NamespaceFault fault = new NamespaceFault(said, rights);
    return fault
        .kernel()
        .or(fault::forbidden)
        .or(fault::limitReached)
        .or(fault::debian)
        .or(fault::container)
        .or(fault::apparmor)
        .or(fault::filter)
        .orElseGet(fault::unknown);
  }

  private Optional<MissingRequirement> kernel() {
    return rights.supported()
        ? Optional.empty()
        : fault(
            "this kernel has no user namespaces (CONFIG_USER_NS)",
            "Start a kernel that has them, as those of all common distributions do.");
  }

  private Optional<MissingRequirement> forbidden() {
    return LIMITS.stream()
        .filter(limit -> rights.is(limit, 0))
        .findFirst()
        .flatMap(limit ->
            fault(
                "they are forbidden on this machine by " + limit + "=0",
                sysctl(limit + "=10000") + inContainer()));
  }

  private Optional<MissingRequirement> limitReached() {
    if (!said.contains("No space left on device")) {
      return Optional.empty();
    }
    String limits =
        LIMITS.stream()
            .filter(l -> rights.setting(l).isPresent())
            .map(l -> l + "=" + rights.setting(l).getAsLong())
            .collect(Collectors.joining(", "));
    return fault(
        "a limit on the number of namespaces is reached"
            + (limits.isEmpty() ? "" : " (" + limits + ")"),
        "End what holds namespaces (lsns shows them), or raise the limit. User namespaces also"
            + " nest no deeper than 32.");
  }

  private Optional<MissingRequirement> debian() {
    return rights.administrator() || !rights.is(CLONE, 0)
        ? Optional.empty()
        : fault(
            "plain users are forbidden user namespaces by " + CLONE + "=0",
            sysctl(CLONE + "=1") + "\n  or run Kindred as root");
  }

  private Optional<MissingRequirement> container() {
    return rights.administrator() || !rights.container() || !rights.filtered()
        ? Optional.empty()
        : fault(
            "the container that Kindred runs in forbids them by its seccomp profile",
            """
            Start the container with one of these (docker run, podman run):
              --privileged
              --security-opt seccomp=unconfined --security-opt apparmor=unconfined \
            --security-opt systempaths=unconfined
              --cap-add SYS_ADMIN --security-opt apparmor=unconfined \
            --security-opt systempaths=unconfined\
            """
                + (rights.is(APPARMOR, 1)
                    ? "\nThe second also needs " + APPARMOR + "=0 on the host, which is an Ubuntu."
                    : ""));
  }

  private Optional<MissingRequirement> apparmor() {
    return rights.administrator() || !rights.is(APPARMOR, 1)
        ? Optional.empty()
        : fault(
            "AppArmor keeps plain users from user namespaces by " + APPARMOR + "=1",
            sysctl(APPARMOR + "=0")
                + "\n  or allow them to unshare alone: write these two lines to"
                + " /etc/apparmor.d/kindred\n    abi <abi/4.0>,\n"
                + "    profile kindred /usr/bin/unshare flags=(unconfined) { userns, }\n"
                + "  and run: sudo apparmor_parser -r /etc/apparmor.d/kindred"
                + "\n  or run Kindred as root");
  }

  private Optional<MissingRequirement> filter() {
    return rights.administrator() || !rights.filtered()
        ? Optional.empty()
        : fault(
            "a seccomp filter is on this process and may forbid them",
            "See what started it: a container (start it with --privileged, or with --security-opt"
                + " seccomp=unconfined), a service of systemd (RestrictNamespaces=no,"
                + " no SystemCallFilter), a sandbox.");
  }

  private MissingRequirement unknown() {
    return new MissingRequirement(
        message("the kernel gives no reason that Kindred knows"),
        "See whether this works: unshare --user --map-root-user --net --mount --pid --fork true"
            + inContainer()
            + "\n  in a chroot they are forbidden: leave it"
            + (rights.administrator() ? "" : "\n  or run Kindred as root"));
  }

  private String inContainer() {
    return rights.container()
        ? "\n  in a container: on its host, and start it with --privileged"
        : "";
  }

  private static String sysctl(String setting) {
    return "Allow them, until the next start:\n  sudo sysctl -w "
        + setting
        + "\n  or for good: put that setting into a file in /etc/sysctl.d";
  }

  private Optional<MissingRequirement> fault(String why, String remedy) {
    return Optional.of(new MissingRequirement(message(why), remedy));
  }

  private String message(String why) {
    return "could not make the lab's namespaces: " + why + (said.isEmpty() ? "" : ": " + said);
  }
}
