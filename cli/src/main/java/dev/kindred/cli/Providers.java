package dev.kindred.cli;

import dev.kindred.host.Folders;
import dev.kindred.provider.Provider;
import dev.kindred.provider.kind.KindProvider;
import dev.kindred.provider.netns.NetnsProvider;
import dev.kindred.topology.Suggestion;
import java.util.List;
import java.util.Optional;

/** Makes the provider that a topology or an option names. */
final class Providers {
  private static final List<String> NAMES = List.of("netns", "kind", "kubeconfig", "auto");

  private Providers() {}

  static Provider named(String name, Notices notices, boolean offline) {
    check(name);
    return switch (name) {
      case "auto" -> automatic(notices, offline);
      case "kind" -> new KindProvider(System.getenv(), offline);
      default -> netns();
    };
  }

  /**
   * Sees that there is a provider of this name.
   *
   * @throws UsageFault when there is none
   */
  static void check(String name) {
    if (name.equals("kubeconfig")) {
      throw new UsageFault(
          "this release has no provider " + name + " yet", "Use --provider netns.");
    }
    if (!NAMES.contains(name)) {
      throw new UsageFault(
          "there is no provider " + name,
          Suggestion.nearest(name, NAMES)
              .map(near -> "Did you mean " + near + "?")
              .orElse("There are: " + String.join(", ", NAMES) + "."));
    }
  }

  /** kind when it can run here; the user is told which it is, and why. */
  private static Provider automatic(Notices notices, boolean offline) {
    Optional<String> whyNot = KindProvider.whyNot(System.getenv());
    notices.note(whyNot.map(why -> "provider netns: " + why).orElse("provider kind"));
    return whyNot.isPresent() ? netns() : new KindProvider(System.getenv(), offline);
  }

  /** Those that may have labs on this machine. */
  static List<Provider> all() {
    return List.of(netns(), new KindProvider(System.getenv(), true));
  }

  private static Provider netns() {
    return new NetnsProvider(Folders.of(System.getenv()).cache());
  }
}
