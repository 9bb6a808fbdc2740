package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One of the kernel's neighbour tables, which all network namespaces of a machine share.
 *
 * @param key the setting with its limit, as {@code net.ipv4.neigh.default.gc_thresh3}
 * @param limit how many entries it holds; 0 where that cannot be read, as in a container with a
 *     network of its own
 * @param overflows how often it was full since the machine booted
 * @see <a href="https://docs.kernel.org/networking/ip-sysctl.html">neigh/default/gc_thresh3</a>
 */
public record NeighbourTable(String key, long limit, long overflows) {
  private static final String OVERFLOWS = "table_fulls";

  /** That of IPv4. */
  public static NeighbourTable ipv4() {
    return of("ipv4", "arp_cache");
  }

  /** That of IPv6. */
  public static NeighbourTable ipv6() {
    return of("ipv6", "ndisc_cache");
  }

  private static NeighbourTable of(String family, String cache) {
    String key = "net." + family + ".neigh.default.gc_thresh3";
    List<String> limit = lines("/proc/sys/" + key.replace('.', '/'));
    return new NeighbourTable(
        key,
        limit.isEmpty() ? 0 : number(limit.getFirst(), 10),
        overflows(lines("/proc/net/stat/" + cache)));
  }

  /** The sum over all processors: a line each, in hexadecimal, below the names of the columns. */
  static long overflows(List<String> statistics) {
    if (statistics.isEmpty()) {
      return 0;
    }
    int column = List.of(statistics.getFirst().trim().split(" +")).indexOf(OVERFLOWS);
    long sum = 0;
    for (String line : statistics.subList(1, statistics.size())) {
      String[] fields = line.trim().split(" +");
      sum += column >= 0 && column < fields.length ? number(fields[column], 16) : 0;
    }
    return sum;
  }

  private static long number(String text, int radix) {
    try {
      return Long.parseLong(text.trim(), radix);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static List<String> lines(String path) {
    try {
      return Files.readAllLines(Path.of(path));
    } catch (IOException e) {
      return List.of();
    }
  }
}
