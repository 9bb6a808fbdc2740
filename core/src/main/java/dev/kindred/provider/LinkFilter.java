package dev.kindred.provider;

import java.util.List;
import java.util.Optional;

/**
 * What traffic control does on an interface: a filter, which may be a program of eBPF, or a queue
 * that delays or drops. What it does to which packets is not known.
 *
 * @param side {@code ingress}, {@code egress}, or {@code qdisc} for a queue
 * @param preference of a filter
 * @param kind as {@code bpf} or {@code netem}
 */
public record LinkFilter(String device, String side, long preference, String kind) {
  /** One of a line of the script: these four words. */
  static Optional<LinkFilter> of(String line) {
    List<String> words = List.of(line.strip().split(" +"));
    if (words.size() != 4 || !words.get(2).matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    return Optional.of(
        new LinkFilter(words.get(0), words.get(1), Long.parseLong(words.get(2)), words.get(3)));
  }

  /** What it is, and the command that takes it away. */
  public String text() {
    String line =
        side.equals("qdisc")
            ? "tc qdisc %s on %s (tc qdisc del dev %2$s root)".formatted(kind, device)
            : "tc filter %s at %s of %s (tc filter del dev %3$s %2$s pref %4$d)"
                .formatted(kind, side, device, preference);
    return line;
  }
}
