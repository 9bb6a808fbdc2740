package dev.kindred.provider.netns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which users (or groups) of the machine are those of a lab.
 *
 * @param ranges in their order
 * @see <a
 *     href="https://man7.org/linux/man-pages/man7/user_namespaces.7.html">user_namespaces(7)</a>
 */
record IdMap(List<Range> ranges) {
  /**
   * A row of them.
   *
   * @param inside the first as the lab numbers them
   * @param outside the first as Kindred's own namespace numbers them
   */
  record Range(long inside, long outside, long count) {}

  IdMap {
    ranges = List.copyOf(ranges);
  }

  /** The lab's root alone, who is the caller. */
  static IdMap only(long caller) {
    return new IdMap(List.of(new Range(0, caller, 1)));
  }

  /** Everybody whom root's own namespace has, under the same number. */
  static IdMap all(String ownMap) {
    List<Range> ranges = new ArrayList<>();
    for (String line : ownMap.lines().toList()) {
      long[] number = numbers(line.strip().split("\\s+"), 0);
      if (number.length == 3) {
        ranges.add(new Range(number[0], number[0], number[2]));
      }
    }
    return new IdMap(ranges);
  }

  /**
   * A plain user as the lab's root, and behind it those whom the system lets that user have.
   *
   * @param subordinate the text of {@code /etc/subuid} or {@code /etc/subgid}
   * @see <a href="https://man7.org/linux/man-pages/man5/subuid.5.html">subuid(5)</a>
   */
  static IdMap of(long caller, long user, String name, String subordinate) {
    List<Range> ranges = new ArrayList<>(only(caller).ranges());
    long next = 1;
    for (String line : subordinate.lines().toList()) {
      String[] field = line.strip().split(":", -1);
      boolean own = field[0].equals(name) || field[0].equals(Long.toString(user));
      long[] number = own ? numbers(field, 1) : new long[0];
      if (number.length == 2 && number[1] > 0) {
        ranges.add(new Range(next, number[0], number[1]));
        next += number[1];
      }
    }
    return new IdMap(ranges);
  }

  private static long[] numbers(String[] fields, int from) {
    long[] numbers = new long[Math.max(0, fields.length - from)];
    try {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Long.parseUnsignedLong(fields[from + i]);
      }
      return numbers;
    } catch (NumberFormatException e) {
      return new long[0];
    }
  }

  /** How many there are. */
  long size() {
    return ranges.stream().mapToLong(Range::count).sum();
  }

  /** As the kernel reads it. */
  String text() {
    return words(" ", "\n") + "\n";
  }

  /** As {@code newuidmap} takes it. */
  List<String> arguments() {
    return List.of(words(" ", " ").split(" "));
  }

  private String words(String between, String behind) {
    return ranges.stream()
        .map(r -> r.inside() + between + r.outside() + between + r.count())
        .collect(Collectors.joining(behind));
  }
}
