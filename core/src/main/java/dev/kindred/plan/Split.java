package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Divides a block among names, so that nobody's block overlaps another's. */
final class Split {
  private final Cidr whole;
  private final int prefix;
  private final BlockSet used = new BlockSet();
  private final Map<String, Cidr> given = new HashMap<>();
  private Optional<Cidr> next;

  /**
   * @param prefix the prefix of the parts to give
   * @param first the number of the first part to give, where nobody asks for another
   */
  private Split(Cidr whole, int prefix, int first) {
    this.whole = whole;
    this.prefix = prefix;
    this.next = Optional.of(whole.part(Math.min(first, whole.count(prefix) - 1), prefix));
  }

  /**
   * Who is to have a part.
   *
   * @param fixed blocks that are set aside as they are; none overlaps another
   * @param had the blocks that names had before, which they keep where that can be
   * @param numbers every name, with the number of the part that a new one is to have if it is free
   */
  record Wishes(Map<String, Cidr> fixed, Map<String, Cidr> had, Map<String, Integer> numbers) {}

  /** Bits that it takes to number so many things. */
  static int bits(int things) {
    return things <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(things - 1);
  }

  /**
   * The part of each name, in the order of the names; without those for whom there was no room. A
   * part that is larger than the new ones is cut down only when not all find room beside it. Its
   * first addresses stay then, the gateway among them.
   *
   * @param prefix the prefix of new parts, at least that of the whole and at most an address's
   * @param first the number of the first part to give, where nobody asks for another
   */
  static Map<String, Cidr> of(Cidr whole, int prefix, int first, Wishes wishes) {
    Map<String, Cidr> parts = new Split(whole, prefix, first).parts(wishes);
    if (parts.size() == wishes.numbers().size()) {
      return parts;
    }
    Map<String, Cidr> cut = new HashMap<>();
    wishes.had().forEach((n, b) -> cut.put(n, b.prefix() < prefix ? b.part(0, prefix) : b));
    return new Split(whole, prefix, first).parts(new Wishes(wishes.fixed(), cut, wishes.numbers()));
  }

  private Map<String, Cidr> parts(Wishes wishes) {
    wishes.fixed().forEach(this::take);
    wishes.numbers().forEach((name, _) -> keep(name, wishes.had()));
    wishes.numbers().forEach(this::giveNumbered);
    wishes.numbers().forEach((name, _) -> giveNext(name));
    Map<String, Cidr> ordered = new LinkedHashMap<>();
    for (String name : wishes.numbers().keySet()) {
      Cidr part = given.get(name);
      if (part != null) {
        ordered.put(name, part);
      }
    }
    return ordered;
  }

  private void take(String name, Cidr block) {
    used.add(block);
    given.put(name, block);
  }

  private void keep(String name, Map<String, Cidr> had) {
    Cidr block = had.get(name);
    if (block != null && !given.containsKey(name) && whole.contains(block) && used.isFree(block)) {
      take(name, block);
    }
  }

  private void giveNumbered(String name, int number) {
    if (!given.containsKey(name) && number < whole.count(prefix)) {
      Cidr part = whole.part(number, prefix);
      if (used.isFree(part)) {
        take(name, part);
      }
    }
  }

  /** Gives the next free part; when the last is taken, those before the first one are left. */
  private void giveNext(String name) {
    if (given.containsKey(name)) {
      return;
    }
    next = used.firstFree(whole, next).or(() -> used.firstFree(whole, prefix));
    next.ifPresent(part -> take(name, part));
  }
}
