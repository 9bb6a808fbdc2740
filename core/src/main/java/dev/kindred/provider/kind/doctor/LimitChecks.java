package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether there may be as many processes as nodes have. Threads count as processes.
 *
 * @see <a href="https://kind.sigs.k8s.io/docs/user/rootless/#increase-pid-limits">kind's advice</a>
 */
final class LimitChecks {
  private static final String SUBJECT = "processes";

  /** Of a node: 290 were counted on one with Multus and four pods. */
  private static final int OF_NODE = 500;

  /** Below this a node has little room for pods. */
  private static final int LEAST_OF_CONTAINER = 1024;

  /** What Podman gives a container where containers.conf says nothing. */
  private static final int OF_PODMAN = 2048;

  private LimitChecks() {}

  static List<Finding> of(EngineState engine, Host.Limits limits, Requirements wish) {
    List<Finding> findings = new ArrayList<>();
    findings.add(all(limits, wish));
    if (engine.rootless()) {
      ofUser(limits.processesOfUser(), wish).ifPresent(findings::add);
    }
    if (engine.is("podman") && engine.answers()) {
      ofContainer(limits.processesOfContainer()).ifPresent(findings::add);
    }
    return findings;
  }

  private static Finding all(Host.Limits limits, Requirements wish) {
    if (limits.processes().isEmpty()) {
      return Finding.unknown(SUBJECT, "/proc/sys/kernel/pid_max could not be read");
    }
    long limit = limits.processes().getAsLong();
    long used = limits.processesUsed().orElse(0);
    long wanted = (long) wish.nodes() * OF_NODE;
    String what =
        String.format("%d may run, %d do; %s want about %d", limit, used, wish.nodesText(), wanted);
    long better = Math.max(4_194_304, wanted * 2);
    return used + wanted <= limit
        ? Finding.ok(SUBJECT, what)
        : Finding.warning(
            SUBJECT,
            what,
            "sudo sysctl kernel.pid_max=%d kernel.threads-max=%d".formatted(better, better));
  }

  /** Of all that a plain user runs together: systemd limits them. */
  private static Optional<Finding> ofUser(OptionalLong limit, Requirements wish) {
    long wanted = (long) wish.nodes() * OF_NODE;
    if (limit.isEmpty() || limit.getAsLong() >= wanted) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warning(
            SUBJECT,
            String.format(
                "%d may run for this user together; %s want about %d",
                limit.getAsLong(), wish.nodesText(), wanted),
            "sudo systemctl set-property user-$(id -u).slice TasksMax=infinity"));
  }

  private static Optional<Finding> ofContainer(OptionalLong named) {
    long limit = named.orElse(OF_PODMAN);
    if (limit <= 0 || limit >= LEAST_OF_CONTAINER) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warning(
            SUBJECT,
            String.format(
                "%d may run in a node, by pids_limit in containers.conf; it wants about %d",
                limit, OF_NODE),
            "# in containers.conf (CONTAINERS_CONF, ~/.config/containers, /etc/containers):\n"
                + "#   [containers]\n#   pids_limit = 65536"));
  }
}
