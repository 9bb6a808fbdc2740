package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What Podman needs of the machine for a plain user: ranges of users and groups, of which images
 * have more than one, and a device for the network of its containers.
 *
 * @see <a
 *     href="https://github.com/containers/podman/blob/main/docs/tutorials/rootless_tutorial.md">
 *     Podman for plain users</a>
 */
final class RootlessChecks {
  private static final String SUBJECT = "rootless";

  /** As many as images may have; useradd gives as many. */
  private static final long USERS = 65_536;

  private RootlessChecks() {}

  static List<Finding> of(EngineState engine, Host.Rootless host) {
    if (!engine.answers() || !engine.rootless() || !engine.is("podman")) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (engine.users().orElse(USERS) < USERS) {
      String user = host.user().isEmpty() ? "\"$USER\"" : host.user();
      findings.add(
          Finding.fatal(
              SUBJECT,
              "the user has "
                  + engine.users().orElse(0)
                  + " of the 65536 users and groups that a node needs, by /etc/subuid and"
                  + " /etc/subgid",
              "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 "
                  + user
                  + "   # ranges that nobody else has\n"
                  + "podman system migrate"));
    }
    if (!host.tun().orElse(true)) {
      findings.add(
          Finding.fatal(
              SUBJECT,
              "/dev/net/tun cannot be opened, by which containers of a plain user have a network",
              "sudo modprobe tun && sudo chmod 0666 /dev/net/tun"));
    }
    return findings;
  }
}
