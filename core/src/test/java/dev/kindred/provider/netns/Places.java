package dev.kindred.provider.netns;

import dev.kindred.provider.TestLab;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What network namespaces of a lab are, and what others have there. */
final class Places {
  /**
   * Prints a line a thing. The number of a namespace that has gone is soon another's; not so its
   * moment.
   */
  private static final String LOOK =
      """
      for place; do
        stat --format="place $place %i %z" "/run/netns/$place" 2>/dev/null || continue
        [ "$(stat --file-system --format=%T "/run/netns/$place")" = nsfs ] || continue
        ip -n "$place" -oneline link | while IFS=' :@' read -r number name rest; do echo "link $number"; echo "link $name"; done
        ip -n "$place" -oneline address | while read -r number name family address rest; do echo "address ${number%:} $address"; done
        ip -n "$place" -oneline route show table main proto 99 | while read -r to via gateway rest; do echo "route $to $via $gateway"; done
        if command -v nft >/dev/null; then
          ip netns exec "$place" nft list table ip guest 2>/dev/null |
            sed -n -e 's/.* hook \\([a-z]*\\) .*/\\1/p' -e 's/.* daddr \\([^ ]*\\) .*drop/\\1/p' | tr '\\n' ' ' | sed -n 's/\\(.*\\) /filter \\1\\n/p'
        fi
      done
      """;

  /**
   * One of them.
   *
   * @param identity what it is to the kernel
   * @param lines what is in it
   */
  record Place(String identity, Set<String> lines) {
    boolean has(Guest guest) {
      return lines.contains(guest.shown());
    }

    /** True while that is there which the guest goes with. */
    boolean carries(Guest guest) {
      return guest.link() == 0 || lines.contains("link " + guest.link());
    }

    /** The interfaces that it has, by number. */
    Set<String> links() {
      Set<String> links = new HashSet<>(lines);
      links.removeIf(line -> !line.matches("link [0-9]+"));
      return links;
    }
  }

  private Places() {}

  /** Those of some names that are there. */
  static Map<String, Place> of(TestLab lab, Collection<String> names) {
    Map<String, Place> places = new HashMap<>();
    if (names.isEmpty()) {
      return places;
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", LOOK, "sh"));
    command.addAll(names);
    Place place = new Place("", Set.of());
    for (String line : NetnsWorld.inside(lab, command.toArray(String[]::new)).lines().toList()) {
      if (line.startsWith("place ")) {
        String[] words = line.split(" ", 3);
        place = new Place(words[2], new HashSet<>());
        places.put(words[1], place);
      } else {
        place.lines().add(line);
      }
    }
    return places;
  }
}
