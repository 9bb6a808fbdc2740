package dev.kindred.provider.kind.images;

import dev.kindred.host.Fault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reference to an image means where nothing is left out, as containerd and the kubelet take
 * it: {@code busybox} is {@code docker.io/library/busybox:latest}.
 *
 * @param isShort true when the reference named no registry
 * @param tag empty when there is just a digest
 * @param digest empty when there is none
 * @see <a href="https://github.com/distribution/reference/blob/main/normalize.go">normalize.go</a>
 */
record ImageName(boolean isShort, String registry, String path, String tag, String digest) {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:(?<registry>[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?)/)?"
              + "(?<path>[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*)"
              + "(?::(?<tag>\\w[\\w.-]{0,127}))?"
              + "(?:@(?<digest>[a-z0-9]+:[0-9a-f]{32,128}))?");

  private static final String USUAL = "docker.io";

  /**
   * The name that a reference means.
   *
   * @throws Fault when it is no reference
   */
  static ImageName of(String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      throw new Fault(
          reference + " is no reference to an image",
          "Write it as NAME:TAG or REGISTRY/NAME:TAG, such as busybox:1.36.1.");
    }
    String first = text(parts, "registry");
    boolean isRegistry = first.matches("localhost|.*[.:A-Z].*");
    String path = (first.isEmpty() || isRegistry ? "" : first + "/") + text(parts, "path");
    String digest = text(parts, "digest");
    String tag = text(parts, "tag");
    return new ImageName(
        !isRegistry,
        isRegistry && !first.equals("index." + USUAL) ? first : USUAL,
        path,
        tag.isEmpty() && digest.isEmpty() ? "latest" : tag,
        digest);
  }

  private static String text(Matcher parts, String group) {
    return Optional.ofNullable(parts.group(group)).orElse("");
  }

  /** The name by which the kubelet asks for it: of tag and digest just the digest counts. */
  String full() {
    return repository() + (digest.isEmpty() ? ":" + tag : "@" + digest);
  }

  /**
   * The tag that it is known by where a digest cannot be: an image that was loaded from an archive
   * has no digest of a registry.
   */
  String tagged() {
    return repository() + ":" + (tag.isEmpty() ? digest.replace(':', '-') : tag);
  }

  /** The name that Podman gives to an image that was built or loaded under a short name. */
  Optional<String> local() {
    return isShort ? Optional.of("localhost/" + path + ":" + tag) : Optional.empty();
  }

  private String repository() {
    boolean official = registry.equals(USUAL) && path.indexOf('/') < 0;
    return registry + "/" + (official ? "library/" : "") + path;
  }
}
