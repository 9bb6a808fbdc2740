package dev.kindred.plan;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives names numbers from 1. A name keeps the number it had; a new one takes the lowest free. */
final class Numbering {
  private Numbering() {}

  static Map<String, Integer> of(List<String> names, Map<String, Integer> previous) {
    BitSet used = new BitSet();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String name : names) {
      Integer kept = previous.get(name);
      if (kept != null && !used.get(kept)) {
        numbers.put(name, kept);
        used.set(kept);
      }
    }
    int next = 1;
    for (String name : names) {
      if (!numbers.containsKey(name)) {
        next = used.nextClearBit(next);
        numbers.put(name, next);
        used.set(next);
      }
    }
    return numbers;
  }
}
