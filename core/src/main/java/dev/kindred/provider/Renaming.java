package dev.kindred.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An interface of a network namespace that is given another name. */
public record Renaming(String from, String to) {
  /**
   * In an order in which each name is free when it is given: those whose name another one has by
   * now have a third in between.
   *
   * @param names the new names by the present ones
   */
  public static List<Renaming> inOrder(Map<String, String> names) {
    List<Renaming> steps = new ArrayList<>();
    List<Renaming> last = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> name : names.entrySet()) {
      if (names.containsKey(name.getValue())) {
        String between = "kindred-" + number;
        while (names.containsKey(between)) {
          number++;
          between = "kindred-" + number;
        }
        number++;
        steps.add(new Renaming(name.getKey(), between));
        last.add(new Renaming(between, name.getValue()));
      } else {
        last.addFirst(new Renaming(name.getKey(), name.getValue()));
      }
    }
    steps.addAll(last);
    return steps;
  }
}
