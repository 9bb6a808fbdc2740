package dev.kindred.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where to take a block from when the one that a file gives is taken. */
public final class FreeBlocks {
  private static final int MOST_TRIES = 250;

  /** The sizes that the private blocks are usually given out in. */
  private static final int USUAL_PREFIX = 16;

  private static final int USUAL_PREFIX_IPV6 = 48;

  private final List<Cidr> space;
  private final List<Integer> silent = new ArrayList<>();

  private FreeBlocks(List<Cidr> space) {
    this.space = space;
  }

  /** Private blocks of RFC 1918 and RFC 4193. */
  public static FreeBlocks anywhere() {
    return new FreeBlocks(List.of());
  }

  /** The parts of some blocks. */
  public static FreeBlocks within(List<Cidr> space) {
    return new FreeBlocks(List.copyOf(space));
  }

  /** Leaves out a block 10.n.0.0/16, which the plan takes where the file is silent. */
  public void leave(int number) {
    silent.add(number);
  }

  /**
   * A free block of the same size, or of the usual size where none so large is free.
   *
   * @param taken the blocks to keep clear of
   */
  public Optional<Cidr> like(Cidr block, List<Cidr> taken) {
    List<Cidr> all = new ArrayList<>(taken);
    for (int number : silent) {
      Cidr.parse("10." + number + ".0.0/16").ifPresent(all::add);
    }
    int usual = block.family() == Family.IPV4 ? USUAL_PREFIX : USUAL_PREFIX_IPV6;
    Optional<Cidr> same = find(block.family(), block.prefix(), all);
    return same.isPresent() || block.prefix() >= usual ? same : find(block.family(), usual, all);
  }

  private Optional<Cidr> find(Family family, int prefix, List<Cidr> taken) {
    for (Cidr room : space.isEmpty() ? privateBlocks() : space) {
      int most = room.family() == family ? Math.min(MOST_TRIES, room.count(prefix)) : 0;
      for (int i = 1; i < most; i++) {
        Cidr part = room.part(i, prefix);
        if (taken.stream().noneMatch(t -> t.overlaps(part))) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Cidr> privateBlocks() {
    return List.of(
        Cidr.of("10.0.0.0/8"),
        Cidr.of("172.16.0.0/12"),
        Cidr.of("192.168.0.0/16"),
        Cidr.of("fd10::/16"));
  }
}
