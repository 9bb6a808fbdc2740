package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Chooses the blocks that a topology leaves out, clear of those that it names. What a lab that runs
 * has it keeps, then each has the block that is usual for its number, then what is free.
 */
final class BlockChoice {
  /** The largest and the smallest block that is looked for, by prefix; they may be as large. */
  private static final int LARGEST = 9;

  private static final int LARGEST_IPV6 = 32;
  private static final int SMALLER = 12;

  private final BlockSet taken;
  private final List<Cidr> avoided;
  private final Allocation previous;
  private final List<Wish> wishes = new ArrayList<>();
  private final Map<String, List<Cidr>> chosen = new TreeMap<>();

  /**
   * @param taken the blocks to keep clear of
   * @param avoided as these, but what a lab that runs has it keeps beside them
   */
  BlockChoice(List<Cidr> taken, List<Cidr> avoided, Allocation previous) {
    this.taken = new BlockSet();
    this.taken.addAll(taken);
    this.avoided = avoided;
    this.previous = previous;
  }

  /**
   * A block that is to be chosen.
   *
   * @param key what it is for, in the allocation
   * @param usual the one to have if it is free
   * @param prefix of those that are looked for first
   * @param fits true for a block that is large enough
   * @param none what to say when no block is free
   */
  record Wish(
      String key,
      Family family,
      Optional<Cidr> usual,
      int prefix,
      Predicate<Cidr> fits,
      Problem none) {}

  void add(Wish wish) {
    wishes.add(wish);
  }

  /** The blocks, by what they are for; a problem for each that there is no room for. */
  Map<String, List<Cidr>> choose(List<Problem> problems) {
    List<Wish> open = new ArrayList<>(wishes);
    open.removeIf(wish -> take(wish, had(wish)));
    taken.addAll(avoided);
    open.removeIf(wish -> take(wish, wish.usual()));
    for (Wish wish : open) {
      if (!take(wish, search(wish))) {
        problems.add(wish.none());
      }
    }
    chosen.values().forEach(blocks -> blocks.sort(null));
    return chosen;
  }

  private Optional<Cidr> had(Wish wish) {
    return previous.blocks(wish.key()).stream()
        .filter(b -> b.family() == wish.family())
        .findFirst();
  }

  private boolean take(Wish wish, Optional<Cidr> block) {
    Optional<Cidr> good = block.filter(taken::isFree).filter(wish.fits());
    good.ifPresent(b -> {
      taken.add(b);
      chosen.computeIfAbsent(wish.key(), k -> new ArrayList<>()).add(b);
    });
    return good.isPresent();
  }

  /** The prefix that is asked for, else larger blocks as they fit, else smaller ones. */
  private Optional<Cidr> search(Wish wish) {
    int largest = wish.family() == Family.IPV4 ? LARGEST : LARGEST_IPV6;
    for (int prefix = wish.prefix(); prefix >= largest; prefix--) {
      Optional<Cidr> block = free(taken, wish.family(), prefix);
      if (block.filter(wish.fits()).isPresent()) {
        return block;
      }
    }
    int smallest = Math.min(wish.prefix() + SMALLER, wish.family().bits());
    for (int prefix = wish.prefix() + 1; prefix <= smallest; prefix++) {
      Optional<Cidr> block = free(taken, wish.family(), prefix);
      if (block.isPresent()) {
        return block;
      }
    }
    return Optional.empty();
  }

  /** The first block of this prefix that is free. */
  static Optional<Cidr> free(BlockSet taken, Family family, int prefix) {
    for (Cidr space : DefaultBlocks.spaces(family)) {
      Optional<Cidr> block = taken.firstFree(space, prefix);
      if (block.isPresent()) {
        return block;
      }
    }
    return Optional.empty();
  }
}
