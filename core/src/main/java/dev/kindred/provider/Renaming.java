package dev.kindred.provider;

import dev.kindred.plan.Change;
import dev.kindred.plan.InterfaceChange;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An interface of a network namespace that is given another name. */
public record Renaming(String from, String to) {
  /** Those of nodes that changes ask for: the new names by the present ones. */
  public static Map<NodeId, Map<String, String>> ofNodes(List<Change> changes) {
    Map<NodeId, Map<String, String>> names = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change instanceof NodeChange.RenameLink c) {
        names.computeIfAbsent(c.id(), _ -> new LinkedHashMap<>()).put(c.from(), c.name());
      }
    }
    return names;
  }

  /** As {@link #ofNodes}, of pods. */
  public static Map<PodId, Map<String, String>> ofPods(List<Change> changes) {
    Map<PodId, Map<String, String>> names = new LinkedHashMap<>();
    for (Change change : changes) {
      if (change instanceof InterfaceChange.Rename c) {
        names
            .computeIfAbsent(c.pod().id(), _ -> new LinkedHashMap<>())
            .put(c.from(), c.interfaceName());
      }
    }
    return names;
  }

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
