package dev.kindred.provider;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Optional;

/**
 * A rule that chooses a routing table, as {@code ip rule} shows it.
 *
 * @param from the sources that it is for; empty for all
 * @param to the destinations that it is for; empty for all
 * @param in the interface that a packet came in by; {@code lo} for what begins here, empty for all
 * @param not true when it is for all that the selectors do not match
 * @param special true when it asks for more, as for a mark, a user or ports
 * @param action a table's name, or how it refuses: {@code unreachable}, {@code blackhole} or {@code
 *     prohibit}
 * @param suppress routes of at most this prefix length are passed over; -1 for none
 */
public record PolicyRule(
    long priority,
    Family family,
    Optional<Cidr> from,
    Optional<Cidr> to,
    String in,
    boolean not,
    boolean special,
    String action,
    int suppress) {
  /** True when it ends the search without a route. */
  public boolean refuses() {
    return action.equals("unreachable") || action.equals("blackhole") || action.equals("prohibit");
  }

  /** True for those that the kernel makes by itself. */
  public boolean usual() {
    boolean all = from.isEmpty() && to.isEmpty() && in.isEmpty() && !not && !special;
    return all
        && suppress < 0
        && (action.equals("local") || action.equals("main") || action.equals("default"));
  }

  /** In the words of {@code ip rule}. */
  public String text() {
    String line = "rule " + priority + ":" + (not ? " not" : "");
    line += " from " + from.map(Cidr::toString).orElse("all");
    line += to.map(block -> " to " + block).orElse("");
    line += in.isEmpty() ? "" : " iif " + in;
    line += special ? " …" : "";
    return line + (refuses() ? " " + action : " lookup " + action);
  }
}
