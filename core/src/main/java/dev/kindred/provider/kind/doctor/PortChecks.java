package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the ports that nodes are to be reached at are free. */
final class PortChecks {
  private static final String SUBJECT = "ports";

  private PortChecks() {}

  static List<Finding> of(EngineState engine, Host.Net net, Requirements wish) {
    List<OpenPort> wanted = wish.hostPorts();
    if (wanted.isEmpty()) {
      return List.of(
          Finding.ok(SUBJECT, "none is asked for; kind finds free ones for its API servers"));
    }
    List<Finding> findings = new ArrayList<>();
    if (net.ports().isEmpty()) {
      findings.add(Finding.unknown(SUBJECT, "/proc/net/tcp could not be read"));
    }
    Set<OpenPort> taken = net.ports().orElse(Set.of());
    for (OpenPort port : wanted) {
      if (taken.contains(port)) {
        findings.add(taken(port));
      }
    }
    int least = wanted.stream().mapToInt(OpenPort::number).min().orElse(0);
    if (engine.rootless() && least < net.plainPorts().orElse(0)) {
      findings.add(
          Finding.fatal(
              SUBJECT,
              "plain users may not listen on port " + least,
              "sudo sysctl net.ipv4.ip_unprivileged_port_start=" + least));
    }
    return findings.isEmpty() ? List.of(Finding.ok(SUBJECT, free(wanted))) : findings;
  }

  private static Finding taken(OpenPort port) {
    return Finding.fatal(
        SUBJECT,
        "somebody listens on port " + port,
        "sudo ss -l%snp 'sport = :%d'   # who: end it, or choose another port"
            .formatted(port.option(), port.number()));
  }

  private static String free(List<OpenPort> ports) {
    return String.join(", ", ports.stream().map(String::valueOf).toList())
        + (ports.size() == 1 ? " is free" : " are free");
  }
}
