package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;
import java.util.Optional;

/**
 * The part of a network that one node hands out. It is never shared, so that host-local, which
 * knows only its own node, cannot give an address twice.
 *
 * @param ranges one block a family
 */
public record Slice(NodeId node, List<Cidr> ranges) {
  /** Copies its list. */
  public Slice {
    ranges = List.copyOf(ranges);
  }

  /** The block of a family, where the network has it. */
  public Optional<Cidr> range(Family family) {
    return ranges.stream().filter(r -> r.family() == family).findFirst();
  }

  /** True when the address is of this slice. */
  public boolean contains(Cidr address) {
    for (Cidr range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
