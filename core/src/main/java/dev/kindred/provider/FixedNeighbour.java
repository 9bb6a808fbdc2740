package dev.kindred.provider;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * Where packets for a neighbour go, whatever is there: a permanent entry of a neighbour table.
 *
 * @param device the interface that it is behind
 * @param mac the hardware address that it is taken to have
 */
public record FixedNeighbour(Cidr address, String device, String mac) {
  /** One of a line of {@code ip neigh}; empty for what is none, as an entry without an address. */
  static Optional<FixedNeighbour> of(String line) {
    List<String> words = List.of(line.strip().split(" +"));
    boolean whole = words.size() > 4 && words.get(1).equals("dev") && words.get(3).equals("lladdr");
    return whole
        ? Cidr.parse(words.get(0))
            .map(address -> new FixedNeighbour(address, words.get(2), words.get(4)))
        : Optional.empty();
  }

  /** The command that takes it away. */
  public String remove() {
    return "ip neigh del " + address.ip() + " dev " + device;
  }
}
