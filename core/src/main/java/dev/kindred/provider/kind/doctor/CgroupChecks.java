package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the engine's control groups are enough for a node.
 *
 * @see <a href="https://kind.sigs.k8s.io/docs/user/rootless/#host-requirements">kind's
 *     requirements</a>
 */
final class CgroupChecks {
  private static final String SUBJECT = "cgroups";

  /** What kind wants to be delegated. */
  private static final List<String> WANTED = List.of("cpu", "memory", "pids");

  private static final String UNIFY =
      "sudo grubby --update-kernel=ALL --args=systemd.unified_cgroup_hierarchy=1   # Fedora, RHEL\n"
          + "echo 'GRUB_CMDLINE_LINUX=\"$GRUB_CMDLINE_LINUX"
          + " systemd.unified_cgroup_hierarchy=1\"' | sudo tee /etc/default/grub.d/cgroup2.cfg &&"
          + " sudo update-grub   # Debian, Ubuntu\n"
          + "sudo reboot";

  private static final String RUNC =
      "sudo apt-get install runc   # or: sudo dnf install runc\n"
          + "sudo mkdir -p /etc/containers/containers.conf.d\n"
          + "printf '[engine]\\nruntime = \"runc\"\\n' | sudo tee"
          + " /etc/containers/containers.conf.d/runc.conf";

  private static final String DELEGATE =
      "sudo mkdir -p /etc/systemd/system/user@.service.d\n"
          + "printf '[Service]\\nDelegate=yes\\n' | sudo tee"
          + " /etc/systemd/system/user@.service.d/delegate.conf\n"
          + "sudo systemctl daemon-reload   # then log out and in again";

  private CgroupChecks() {}

  static List<Finding> of(EngineState engine, Host host) {
    if (!engine.answers()) {
      return List.of();
    }
    boolean refused =
        engine.cgroup().equals("1") && host.kernel().hybrid() && engine.runtime().equals("crun");
    if (refused && !engine.rootless()) {
      return List.of(
          Finding.fatal(
              SUBJECT,
              "crun refuses control groups of version 1 beside version 2, as they are here",
              RUNC));
    }
    return of(engine);
  }

  /** By what the engine says alone. */
  static List<Finding> of(EngineState engine) {
    return switch (engine.cgroup()) {
      case "1" -> List.of(first(engine));
      case "2" -> List.of(second(engine));
      default ->
          List.of(
              Finding.unknown(
                  SUBJECT, engine.program() + " does not say which version of control groups"));
    };
  }

  /**
   * Kubelets from 1.35 on refuse version 1 unless they are told not to.
   *
   * @see <a href="https://git.k8s.io/enhancements/keps/sig-node/5573-cgroup-v1-unsupported">KEP
   *     5573</a>
   */
  private static Finding first(EngineState engine) {
    return engine.rootless()
        ? Finding.fatal(
            SUBJECT,
            "version 1, on which kind refuses rootless " + engine.program(),
            UNIFY + "\n# or run Kindred as root")
        : Finding.warning(
            SUBJECT, "version 1, which Kubernetes refuses by default from 1.35 on", UNIFY);
  }

  private static Finding second(EngineState engine) {
    List<String> absent = new ArrayList<>(WANTED);
    absent.removeAll(engine.controllers());
    if (!engine.rootless() || absent.isEmpty()) {
      return Finding.ok(SUBJECT, "version 2");
    }
    boolean silent = engine.is("podman") && EngineChecks.isOlder(engine.version(), "4.0");
    String lacking = String.join(", ", absent);
    return silent
        ? Finding.unknown(SUBJECT, "version 2; Podman before 4.0 does not say what is delegated")
        : Finding.fatal(
            SUBJECT,
            "version 2, but plain users are not given "
                + lacking
                + ", without which kind refuses rootless "
                + engine.program(),
            DELEGATE);
  }
}
