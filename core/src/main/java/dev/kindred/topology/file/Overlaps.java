package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import dev.kindred.topology.FreeBlocks;
import dev.kindred.topology.Place;
import dev.kindred.topology.SpecialBlocks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds blocks that share addresses. Of two such blocks the later in the file is at fault. Two
 * blocks are either apart or one holds the other, so that one pass over the sorted blocks finds
 * them all.
 */
final class Overlaps {
  private static final int MOST_REMEDIES = 20;

  /** A block, the key that gives it and what it is for. */
  private record Stated(Cidr block, Value value, String owner) implements Comparable<Stated> {
    @Override
    public int compareTo(Stated other) {
      return block.compareTo(other.block);
    }

    Place place() {
      return value.node().place();
    }
  }

  /** A block, and the earliest in the file of those that hold it and of those that it holds. */
  private static final class Nested {
    private final Stated stated;
    private final Stated earliestAround;
    private Stated earliestWithin;

    Nested(Stated stated, Stated earliestAround) {
      this.stated = stated;
      this.earliestAround = earliestAround;
      this.earliestWithin = stated;
    }

    Stated earliest() {
      return earlier(earliestAround, earliestWithin);
    }
  }

  private final List<Stated> stated = new ArrayList<>();
  private final FreeBlocks free;
  private final Faults faults;
  private int remedies;

  /**
   * @param free the blocks to take others from when some overlap
   */
  Overlaps(FreeBlocks free, Faults faults) {
    this.free = free;
    this.faults = faults;
  }

  /** Takes the blocks of a key. */
  void add(Optional<Value> blocks, String owner) {
    if (blocks.isEmpty()) {
      return;
    }
    List<Family> seen = new ArrayList<>(2);
    for (Value item : blocks.get().items()) {
      Cidr block = item.block().orElse(null);
      if (block != null && !seen.contains(block.family()) && SpecialBlocks.isUsable(block)) {
        seen.add(block.family());
        stated.add(new Stated(block, item, owner));
      }
    }
  }

  /** Proposes no block 10.n.0.0/16, because the plan takes it where the file is silent. */
  void leave(int number) {
    free.leave(number);
  }

  /** Notes each block that shares addresses with one that stands before it. */
  void check() {
    if (stated.size() < 2) {
      return;
    }
    Collections.sort(stated);
    List<Nested> all = new ArrayList<>(stated.size());
    Deque<Nested> around = new ArrayDeque<>();
    for (Stated next : stated) {
      while (!around.isEmpty() && !around.element().stated.block().contains(next.block())) {
        leave(around);
      }
      Stated outer = around.isEmpty() ? next : around.element().earliestAround;
      Nested nested = new Nested(next, earlier(outer, next));
      around.push(nested);
      all.add(nested);
    }
    while (!around.isEmpty()) {
      leave(around);
    }
    report(all);
  }

  private static void leave(Deque<Nested> around) {
    Stated within = around.remove().earliestWithin;
    if (!around.isEmpty()) {
      Nested outer = around.element();
      outer.earliestWithin = earlier(outer.earliestWithin, within);
    }
  }

  private static Stated earlier(Stated one, Stated other) {
    return one.place().compareTo(other.place()) <= 0 ? one : other;
  }

  private void report(List<Nested> all) {
    all.sort((one, other) -> one.stated.place().compareTo(other.stated.place()));
    List<Cidr> taken = new ArrayList<>();
    for (Stated block : stated) {
      taken.add(block.block());
    }
    for (Nested nested : all) {
      Stated first = nested.earliest();
      if (!first.equals(nested.stated)) {
        report(first, nested.stated, taken);
      }
    }
  }

  private void report(Stated first, Stated last, List<Cidr> taken) {
    String what =
        "%s of %s overlaps %s of %s in line %d"
            .formatted(
                last.block(), last.owner(), first.block(), first.owner(), first.place().line());
    String fix = "Take another block";
    if (!faults.full() && remedies++ < MOST_REMEDIES) {
      taken.remove(last.block());
      Optional<Cidr> other = free.like(last.block(), taken);
      other.ifPresent(taken::add);
      fix = other.map(c -> c + " is free").orElse(fix);
    }
    faults.add(last.value(), what, fix);
  }
}
