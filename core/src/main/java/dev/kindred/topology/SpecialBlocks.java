package dev.kindred.topology;

import java.util.List;
import java.util.Optional;

/**
 * Blocks that no network can have.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890</a>
 */
public final class SpecialBlocks {
  private static final List<Special> ALL =
      List.of(
          new Special("0.0.0.0/8", "addresses of this host"),
          new Special("127.0.0.0/8", "the loopback interface"),
          new Special("169.254.0.0/16", "link-local addresses"),
          new Special("224.0.0.0/4", "multicast"),
          new Special("255.255.255.255/32", "broadcast"),
          new Special("::/96", "the loopback interface"),
          new Special("::ffff:0:0/96", "IPv4 in IPv6"),
          new Special("fe80::/10", "link-local addresses"),
          new Special("ff00::/8", "multicast"));

  private SpecialBlocks() {}

  /** A block and what it is for. */
  public record Special(Cidr block, String use) {
    Special(String block, String use) {
      this(Cidr.of(block), use);
    }
  }

  /** The first that shares addresses with a block. */
  public static Optional<Special> in(Cidr block) {
    for (Special special : ALL) {
      if (special.block().overlaps(block)) {
        return Optional.of(special);
      }
    }
    return Optional.empty();
  }

  /** True when no part of the block has a use of its own. */
  public static boolean isUsable(Cidr block) {
    return in(block).isEmpty();
  }
}
