package dev.kindred.provider.netns.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may set a route, as {@code ip} names them: some by itself, others by a file. */
final class RouteProtocols {
  /** iproute2 looks in the second where it does not find it in the first. */
  private static final List<String> FILES =
      List.of(
          "/etc/iproute2/rt_protos",
          "/usr/share/iproute2/rt_protos",
          "/usr/lib/iproute2/rt_protos");

  private final Map<Integer, String> names =
      new HashMap<>(
          Map.of(1, "redirect", 2, "kernel", 3, "boot", 4, "static", 9, "ra", 16, "dhcp"));

  private RouteProtocols() {}

  /** Those of this machine. */
  static RouteProtocols ofThisMachine() {
    RouteProtocols protocols = new RouteProtocols();
    for (String file : FILES) {
      try {
        Files.readAllLines(Path.of(file)).forEach(protocols::take);
        break;
      } catch (IOException e) {
        // The next one, perhaps.
      }
    }
    return protocols;
  }

  private void take(String line) {
    String[] words = line.strip().split("[ \t]+");
    if (words.length >= 2 && !words[0].startsWith("#")) {
      try {
        names.put(Integer.decode(words[0]), words[1]);
      } catch (NumberFormatException e) {
        // ip takes no notice of it either.
      }
    }
  }

  /** The name of a number; the number where it has none. */
  String name(int number) {
    return names.getOrDefault(number, Integer.toString(number));
  }
}
