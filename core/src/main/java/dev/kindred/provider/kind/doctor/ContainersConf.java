package dev.kindred.provider.kind.doctor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few settings of Podman that {@code podman info} does not show.
 *
 * @see <a
 *     href="https://github.com/containers/common/blob/main/docs/containers.conf.5.md">containers.conf</a>
 */
final class ContainersConf {
  private static final Pattern PIDS = Pattern.compile("(?m)^\\s*pids_limit\\s*=\\s*(-?\\d{1,18})");
  private static final Pattern ULIMITS =
      Pattern.compile("(?m)^\\s*default_ulimits\\s*=\\s*\\[([^\\]]*)\\]");

  private final List<String> texts;

  private ContainersConf(List<String> texts) {
    this.texts = texts;
  }

  /**
   * Reads the files that Podman reads, the last word first.
   *
   * @param plain true for a plain user's Podman, which also reads files of that user's
   */
  static ContainersConf read(RootFiles files, Map<String, String> environment, boolean plain) {
    List<String> paths = new ArrayList<>();
    String only = environment.getOrDefault("CONTAINERS_CONF", "");
    if (!only.isEmpty()) {
      paths.add(only);
    } else {
      paths.add("/usr/share/containers/containers.conf");
      addWithParts(files, "/etc/containers/containers.conf", paths);
      String config =
          environment.getOrDefault(
              "XDG_CONFIG_HOME", environment.getOrDefault("HOME", "") + "/.config");
      if (plain) {
        addWithParts(files, config + "/containers/containers.conf", paths);
      }
    }
    paths.add(environment.getOrDefault("CONTAINERS_CONF_OVERRIDE", ""));
    return new ContainersConf(
        paths.stream()
            .filter(path -> path.startsWith("/"))
            .flatMap(path -> files.text(path).stream())
            .toList()
            .reversed());
  }

  private static void addWithParts(RootFiles files, String path, List<String> paths) {
    paths.add(path);
    List<String> parts = new ArrayList<>();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(files.at(path + ".d"), "*.conf")) {
      folder.forEach(part -> parts.add(path + ".d/" + part.getFileName()));
    } catch (IOException | DirectoryIteratorException e) {
      return; // There are none, or none that Podman could read.
    }
    parts.stream().sorted().forEach(paths::add);
  }

  /** How many processes a container may have; no more than 0 for any number. */
  OptionalLong pidsLimit() {
    return first(PIDS)
        .map(number -> OptionalLong.of(Long.parseLong(number)))
        .orElse(OptionalLong.empty());
  }

  /** The limits of containers as they are written there. */
  Optional<String> ulimits() {
    return first(ULIMITS);
  }

  private Optional<String> first(Pattern pattern) {
    return texts.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
