package dev.kindred.provider.kind.images;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.provider.kubernetes.ImageContents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is behind the names of images in an engine at a moment: a build gives a name another
 * content.
 *
 * @param ids the digest that the engine knows an image by, by the full name
 */
public record EngineContents(Map<String, String> ids) implements ImageContents {
  /** Of an engine that says nothing. */
  public static final EngineContents UNKNOWN = new EngineContents(Map.of());

  private static final Pattern LINE = Pattern.compile("(\\S+) (sha256:[0-9a-f]+)");
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Copies its map. */
  public EngineContents {
    ids = Map.copyOf(ids);
  }

  /**
   * Asks an engine once for all. Of one that answers and does not say it nothing is known.
   *
   * @throws dev.kindred.host.CommandFailed when it does not answer in time
   * @throws dev.kindred.host.EngineSilent when it does not answer
   */
  public static EngineContents of(Engine engine) {
    Command.Output said =
        engine
            .command("images", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}")
            .purpose("ask " + engine.program() + " for its images")
            .timeout(SOON)
            .answer();
    return said.exitCode() == 0 ? parse(said.stdout()) : UNKNOWN;
  }

  /** From lines of a name, a blank and a digest. */
  static EngineContents parse(String lines) {
    Map<String, String> ids = new HashMap<>();
    for (String line : lines.lines().toList()) {
      Matcher parts = LINE.matcher(line.strip());
      if (parts.matches()) {
        name(parts.group(1)).ifPresent(name -> ids.put(name.full(), parts.group(2)));
      }
    }
    return new EngineContents(ids);
  }

  /** An image without a name is {@code <none>:<none>}. */
  private static Optional<ImageName> name(String reference) {
    try {
      return Optional.of(ImageName.of(reference));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  /** Empty when the engine does not have it by that name. */
  @Override
  public Optional<String> id(String reference) {
    return name(reference)
        .flatMap(
            name -> Optional.ofNullable(ids.get(name.full())).or(() -> name.local().map(ids::get)));
  }
}
