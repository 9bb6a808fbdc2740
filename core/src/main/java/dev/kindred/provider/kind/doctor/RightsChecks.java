package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether root may give a container the limits that Podman gives it. Before 5.4 Podman asks for
 * more than a root without CAP_SYS_RESOURCE has, as in a sandbox, unless containers.conf names
 * limits.
 *
 * @see <a href="https://github.com/containers/podman/issues/24692">podman#24692</a>
 */
final class RightsChecks {
  private static final String SUBJECT = "rights";

  /** Podman's own default for files and for processes. */
  private static final long DEFAULT = 1_048_576;

  private RightsChecks() {}

  static List<Finding> of(EngineState engine, Host.Rights rights) {
    boolean asRoot = !engine.rootless() && rights.user().orElse(-1) == 0;
    boolean asks = engine.is("podman") && EngineChecks.isOlder(engine.version(), "5.4");
    if (!engine.answers() || !asRoot || !asks || rights.sysResource().orElse(false)) {
      return List.of();
    }
    OptionalLong files = rights.openFiles();
    OptionalLong processes = rights.processes();
    if (rights.sysResource().isEmpty() || files.isEmpty() || processes.isEmpty()) {
      return List.of(
          Finding.unknown(SUBJECT, "what this process may do could not be read from /proc/self"));
    }
    boolean enough =
        wanted("nofile", rights.ulimits()) <= files.getAsLong()
            && wanted("nproc", rights.ulimits()) <= processes.getAsLong();
    return enough
        ? List.of()
        : List.of(fatal(engine.version(), files.getAsLong(), processes.getAsLong()));
  }

  private static long wanted(String limit, Optional<String> ulimits) {
    Matcher matcher =
        Pattern.compile(limit + "=(\\d{1,18})(?::(\\d{1,18}))?").matcher(ulimits.orElse(""));
    if (!matcher.find()) {
      return DEFAULT;
    }
    String hard = matcher.group(2);
    return Long.parseLong(hard == null ? matcher.group(1) : hard);
  }

  private static Finding fatal(String version, long files, long processes) {
    return Finding.fatal(
        SUBJECT,
        String.format(
            "root lacks CAP_SYS_RESOURCE and has limits of %d open files and %d processes; Podman"
                + " %s wants more for a container",
            files, processes, version),
        "sudo mkdir -p /etc/containers/containers.conf.d\n"
            + String.format(
                "printf '[containers]\\ndefault_ulimits = [\"nofile=%d:%d\", \"nproc=%d:%d\"]\\n'"
                    + " | sudo tee /etc/containers/containers.conf.d/ulimits.conf",
                files, files, processes, processes));
  }
}
