package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the container engine answers and is new enough.
 *
 * @see <a href="https://kind.sigs.k8s.io/docs/user/rootless/#provider-requirements">kind's
 *     requirements</a>
 */
final class EngineChecks {
  static final String SUBJECT = "engine";

  private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})");

  private EngineChecks() {}

  static List<Finding> of(EngineState engine) {
    if (!engine.answers()) {
      String remedy = engine.remedy().isEmpty() ? start(engine) : engine.remedy();
      return List.of(Finding.fatal(SUBJECT, engine.fault(), remedy));
    }
    String least = least(engine);
    String what = engine.program() + " " + engine.version();
    if (engine.version().isEmpty() || number(engine.version()).isEmpty()) {
      return List.of(Finding.unknown(SUBJECT, engine.program() + " does not say its version"));
    }
    if (isOlder(engine.version(), least)) {
      return List.of(
          Finding.fatal(SUBJECT, what + " is too old: kind needs " + least, upgrade(engine)));
    }
    String rights = engine.rootless() ? ", rootless" : ", as root";
    String runtime = engine.runtime().isEmpty() ? "" : ", with " + engine.runtime();
    return List.of(Finding.ok(SUBJECT, what + rights + runtime));
  }

  private static String start(EngineState engine) {
    return switch (engine.program()) {
      case "docker" ->
          engine.local()
              ? "sudo systemctl start docker"
              : "# start Docker Desktop, or: colima start";
      case "podman" -> engine.local() ? "podman info   # says why" : "podman machine start";
      default -> "sudo systemctl start containerd";
    };
  }

  /** kind asks Docker for {@code --cgroupns}, which it has since 20.10. */
  private static String least(EngineState engine) {
    return switch (engine.program()) {
      case "docker" -> "20.10";
      case "podman" -> engine.rootless() ? "3.0" : "1.8";
      default -> "1.7";
    };
  }

  private static String upgrade(EngineState engine) {
    return switch (engine.program()) {
      case "docker" -> "curl -fsSL https://get.docker.com | sudo sh";
      case "podman" ->
          "sudo apt-get install podman   # Debian, Ubuntu\n"
              + "sudo dnf upgrade podman       # Fedora";
      default -> "# a newer one: https://github.com/containerd/nerdctl/releases";
    };
  }

  /** True when a version is before another, each with at least two numbers; unknown is not. */
  static boolean isOlder(String version, String than) {
    Optional<Long> here = number(version);
    return here.isPresent() && here.get() < number(than).orElse(0L);
  }

  /** The first two numbers of a version as one that can be compared. */
  private static Optional<Long> number(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.lookingAt()
        ? Optional.of(
            Long.parseLong(matcher.group(1)) * 1_000_000 + Long.parseLong(matcher.group(2)))
        : Optional.empty();
  }
}
