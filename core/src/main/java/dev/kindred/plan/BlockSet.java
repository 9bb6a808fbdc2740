package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Blocks that are in use, and where there is room beside them. */
final class BlockSet {
  /** Disjoint: blocks nest or are apart, and of two that nest the larger is kept. */
  private final NavigableSet<Cidr> used = new TreeSet<>();

  /** Takes a block, which may share addresses with others. */
  void add(Cidr block) {
    Cidr before = used.floor(block);
    if (before != null && before.contains(block)) {
      return;
    }
    Cidr within = used.ceiling(block);
    while (within != null && block.contains(within)) {
      used.remove(within);
      within = used.ceiling(block);
    }
    used.add(block);
  }

  /** As {@link #add}, of several. */
  void addAll(Collection<Cidr> blocks) {
    blocks.forEach(this::add);
  }

  /** True when no address of the block is in use. */
  boolean isFree(Cidr block) {
    return overlapping(block).isEmpty();
  }

  /** As they are disjoint, only neighbours can overlap. */
  private Optional<Cidr> overlapping(Cidr block) {
    Cidr before = used.floor(block);
    if (before != null && before.contains(block)) {
      return Optional.of(before);
    }
    Cidr behind = used.ceiling(block);
    return Optional.ofNullable(behind).filter(block::contains);
  }

  /** The first free part of a block, of this prefix; what is in use is stepped over at once. */
  Optional<Cidr> firstFree(Cidr whole, int prefix) {
    return whole.count(prefix) == 0
        ? Optional.empty()
        : firstFree(whole, Optional.of(whole.part(0, prefix)));
  }

  /** The first part of a block that is free, not before the given one and of its size. */
  Optional<Cidr> firstFree(Cidr whole, Optional<Cidr> from) {
    Optional<Cidr> part = from.filter(whole::contains);
    while (part.isPresent()) {
      Optional<Cidr> taken = overlapping(part.get());
      if (taken.isEmpty()) {
        return part;
      }
      part = behind(part.get(), taken.get()).filter(whole::contains);
    }
    return Optional.empty();
  }

  private static Optional<Cidr> behind(Cidr part, Cidr taken) {
    return taken.prefix() < part.prefix()
        ? taken.next().map(n -> n.part(0, part.prefix()))
        : part.next();
  }
}
