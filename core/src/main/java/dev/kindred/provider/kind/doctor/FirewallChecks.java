package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.List;

/**
 * Whether firewalld may stand between nodes.
 *
 * @see <a href="https://kind.sigs.k8s.io/docs/user/known-issues/#firewalld">kind's known issues</a>
 */
final class FirewallChecks {
  private static final String SUBJECT = "firewalld";

  private FirewallChecks() {}

  /** Containers of plain users have a network of their own that the host's rules do not see. */
  static List<Finding> of(EngineState engine, Host.Net net) {
    if (net.firewalld().isEmpty()) {
      return List.of(Finding.unknown(SUBJECT, "whether it runs could not be read"));
    }
    String backend = net.firewalld().get();
    if (backend.isEmpty()) {
      return List.of(Finding.ok(SUBJECT, "it does not run"));
    }
    if (engine.rootless()) {
      return List.of(Finding.ok(SUBJECT, "it runs, and does not see containers of plain users"));
    }
    if (backend.equals("iptables")) {
      return List.of(Finding.ok(SUBJECT, "it runs with iptables, as kind wants it"));
    }
    return List.of(engine.is("podman") ? ofPodman() : ofDocker(engine, backend));
  }

  private static Finding ofPodman() {
    return new Finding(
        SUBJECT,
        Finding.Severity.OK,
        "it runs, and Podman tells it of its networks; after each reload of it do so again",
        "sudo podman network reload --all");
  }

  private static Finding ofDocker(EngineState engine, String backend) {
    return Finding.warning(
        SUBJECT,
        "it runs with " + backend + ", and may drop what nodes send to each other",
        "sudo sed -i 's/^FirewallBackend=.*/FirewallBackend=iptables/'"
            + " /etc/firewalld/firewalld.conf\n"
            + "sudo systemctl restart firewalld"
            + (engine.is("docker") ? " docker" : ""));
  }
}
