package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;

/**
 * Divides a block among names by what each of them needs, where equal parts would be too small for
 * some. The largest are placed first, each at the first place that is free: blocks of powers of two
 * fill a block without a gap in this order.
 */
final class Packing {
  /** The first and the last part of a block may hold fewer than one between them. */
  private static final int PLACES = 3;

  private final Cidr whole;
  private final Split.Wishes wishes;
  private final BiPredicate<String, Cidr> fits;
  private final Map<String, Integer> smallest = new HashMap<>();
  private final Map<String, Cidr> given = new HashMap<>();
  private BlockSet used = new BlockSet();

  private Packing(Cidr whole, Split.Wishes wishes, BiPredicate<String, Cidr> fits) {
    this.whole = whole;
    this.wishes = wishes;
    this.fits = fits;
  }

  /**
   * The part of each name, in the order of the names. What a name had it keeps if that fits, else
   * it is made larger in place, if there is room; others are moved only where there is none.
   *
   * @param prefix the prefix that parts have while all find room with it; smaller parts are given
   *     where they do not, as far as they fit
   * @param fits true when a name can do with a block
   * @return empty when there is no room for all
   */
  static Optional<Map<String, Cidr>> of(
      Cidr whole, int prefix, Split.Wishes wishes, BiPredicate<String, Cidr> fits) {
    Packing packing = new Packing(whole, wishes, fits);
    OptionalInt least = packing.measure();
    if (least.isEmpty()) {
      return Optional.empty();
    }
    for (Map<String, Cidr> had : List.of(packing.kept(), packing.cut(), Map.<String, Cidr>of())) {
      int most = Math.min(prefix, least.getAsInt());
      for (int size = most; size <= least.getAsInt(); size++) {
        if (packing.pack(had, size)) {
          return Optional.of(packing.inOrder());
        }
      }
    }
    return Optional.empty();
  }

  /** Finds the smallest block for each name; the least of them, or empty when they cannot fit. */
  private OptionalInt measure() {
    int least = whole.prefix();
    double room = size(whole.prefix());
    for (String name : wishes.numbers().keySet()) {
      if (!wishes.fixed().containsKey(name)) {
        int prefix = smallest(name);
        smallest.put(name, prefix);
        room -= size(prefix);
        if (prefix < whole.prefix() || room < 0) {
          return OptionalInt.empty();
        }
        least = Math.max(least, prefix);
      }
    }
    return OptionalInt.of(least);
  }

  private double size(int prefix) {
    return Math.scalb(1.0, whole.family().bits() - prefix);
  }

  private int smallest(String name) {
    int prefix = whole.family().bits();
    while (prefix >= whole.prefix()) {
      int second = Math.min(1, whole.count(prefix) - 1);
      if (fits.test(name, whole.part(second, prefix)) || fits.test(name, whole.part(0, prefix))) {
        return prefix;
      }
      prefix--;
    }
    return prefix;
  }

  private Map<String, Cidr> kept() {
    return wishes.had();
  }

  /** What names had, but for what they do not need of it; its first addresses stay. */
  private Map<String, Cidr> cut() {
    Map<String, Cidr> cut = new HashMap<>();
    wishes
        .had()
        .forEach((name, had) -> {
          int prefix = Math.max(had.prefix(), smallest.getOrDefault(name, had.prefix()));
          while (prefix > had.prefix() && !fits.test(name, had.part(0, prefix))) {
            prefix--;
          }
          cut.put(name, had.part(0, prefix));
        });
    return cut;
  }

  private boolean pack(Map<String, Cidr> had, int prefix) {
    given.clear();
    used = new BlockSet();
    wishes.fixed().forEach(this::take);
    List<String> names = new ArrayList<>(wishes.numbers().keySet());
    for (String name : names) {
      Cidr block = had.get(name);
      if (block != null && fits.test(name, block)) {
        takeFree(name, block);
      }
    }
    for (String name : names) {
      if (had.containsKey(name)) {
        grow(name, had);
      }
    }
    names.removeAll(given.keySet());
    names.sort(Comparator.comparing(name -> smallest.getOrDefault(name, 0)));
    for (String name : names) {
      if (!place(name, Math.min(prefix, smallest.getOrDefault(name, prefix)))) {
        return false;
      }
    }
    return true;
  }

  private void grow(String name, Map<String, Cidr> had) {
    Cidr block = had.get(name);
    while (block != null && !given.containsKey(name) && block.prefix() > whole.prefix()) {
      block = Cidr.enclosing(block.ip() + "/" + (block.prefix() - 1)).orElse(null);
      if (block != null && fits.test(name, block)) {
        takeFree(name, block);
      }
    }
  }

  private boolean place(String name, int first) {
    for (int prefix = first; prefix >= whole.prefix(); prefix--) {
      Optional<Cidr> part = used.firstFree(whole, prefix);
      for (int i = 0; i < PLACES && part.isPresent(); i++) {
        if (fits.test(name, part.get())) {
          take(name, part.get());
          return true;
        }
        part = used.firstFree(whole, part.get().next());
      }
    }
    return false;
  }

  private void takeFree(String name, Cidr block) {
    if (!given.containsKey(name) && whole.contains(block) && used.isFree(block)) {
      take(name, block);
    }
  }

  private void take(String name, Cidr block) {
    used.add(block);
    given.put(name, block);
  }

  private Map<String, Cidr> inOrder() {
    Map<String, Cidr> ordered = new LinkedHashMap<>();
    for (String name : wishes.numbers().keySet()) {
      Cidr part = given.get(name);
      if (part != null) {
        ordered.put(name, part);
      }
    }
    return ordered;
  }
}
