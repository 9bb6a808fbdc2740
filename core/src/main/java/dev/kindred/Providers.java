package dev.kindred;

import dev.kindred.host.Folders;
import dev.kindred.provider.Provider;
import dev.kindred.provider.kind.KindProvider;
import dev.kindred.provider.netns.NetnsProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The providers: the one place that knows them all.
 *
 * @param environment of this process
 * @param offline true to pull no images
 */
record Providers(Map<String, String> environment, boolean offline) {
  static final String NETNS = "netns";
  static final String KIND = "kind";
  static final String AUTO = "auto";
  private static final String KUBECONFIG = "kubeconfig";

  private static final List<String> NAMES = List.of(NETNS, KIND, KUBECONFIG, AUTO);

  /**
   * Sees that there is a provider of this name.
   *
   * @throws UnknownProvider when there is none
   */
  static void check(String name) {
    if (name.equals(KUBECONFIG)) {
      throw new UnknownProvider(
          "this release has no provider " + name + " yet", "Use --provider netns.");
    }
    if (!NAMES.contains(name)) {
      throw UnknownProvider.of(name, NAMES);
    }
  }

  /** The provider with a name; of {@code auto} the one that it is here. */
  Provider named(String name) {
    check(name);
    return switch (name) {
      case AUTO -> whyNoKind().isPresent() ? netns() : kind();
      case KIND -> kind();
      default -> netns();
    };
  }

  Optional<String> whyNoKind() {
    return KindProvider.whyNot(environment);
  }

  /** Those that may have labs on this machine. */
  List<Provider> all() {
    return List.of(netns(), new Providers(environment, true).kind());
  }

  private Provider kind() {
    return new KindProvider(environment, offline);
  }

  private Provider netns() {
    return new NetnsProvider(Folders.of(environment).cache());
  }
}
