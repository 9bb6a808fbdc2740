package dev.kindred;

import static java.util.Objects.requireNonNull;

import dev.kindred.host.Folders;
import dev.kindred.provider.Provider;
import dev.kindred.provider.kind.KindProvider;
import dev.kindred.provider.netns.NetnsProvider;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The providers: the one place that knows them all.
 *
 * @param environment of this process
 * @param offline true to pull no images
 */
record Providers(Map<String, String> environment, boolean offline) {
  static final String NETNS = "netns";
  static final String KIND = "kind";
  private static final String AUTO = "auto";

  /** How each is made: another provider is a line here, and its name in the file's words. */
  private static final Map<String, Function<Providers, Provider>> MAKERS =
      new TreeMap<>(
          Map.of(
              NETNS, of -> new NetnsProvider(Folders.of(of.environment()).cache()),
              KIND, of -> new KindProvider(of.environment(), of.offline())));

  /**
   * Sees that there is a provider of this name.
   *
   * @throws UnknownProvider when there is none
   */
  static void check(String name) {
    List<String> names = Vocabularies.DIALECT.providers();
    if (!names.contains(name)) {
      throw UnknownProvider.of(name, names);
    }
    if (!name.equals(AUTO) && !MAKERS.containsKey(name)) {
      throw new UnknownProvider(
          "this release has no provider " + name + " yet", "Use --provider netns.");
    }
  }

  /** The provider with a name; of {@code auto} the one that it is here. */
  Provider named(String name) {
    check(name);
    String one = name.equals(AUTO) ? whyNoKind().isPresent() ? NETNS : KIND : name;
    return requireNonNull(MAKERS.get(one)).apply(this);
  }

  Optional<String> whyNoKind() {
    return KindProvider.whyNot(environment);
  }

  /** Those that may have labs on this machine. */
  List<Provider> all() {
    Providers quiet = new Providers(environment, true);
    return MAKERS.values().stream().map(maker -> maker.apply(quiet)).toList();
  }
}
