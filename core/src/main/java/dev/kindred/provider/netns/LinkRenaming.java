package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives interfaces their own names back. */
final class LinkRenaming {
  private final LabFiles files;

  LinkRenaming(LabFiles files) {
    this.files = files;
  }

  /** One of an interface. */
  record Renaming(String from, String to) {}

  /**
   * In a network namespace.
   *
   * @param names the new names by the present ones
   */
  void on(Agent agent, String namespace, Map<String, String> names) {
    agent.enter(namespace);
    steps(names).forEach(step -> rename(agent, namespace, step.from(), step.to()));
  }

  /**
   * In an order in which each name is free when it is given: those whose name another one has by
   * now have a third in between.
   */
  static List<Renaming> steps(Map<String, String> names) {
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

  private void rename(Agent agent, String namespace, String from, String to) {
    String answer = files.scratch();
    if (agent.call("rename " + from + " by ip", "rename", from, to, LabFiles.inside(answer)) != 0) {
      throw new Fault(
          "could not rename %s in %s to %s, its own name: %s"
              .formatted(from, namespace, to, files.read(answer).orElse("").strip()),
          Advice.of(
              "Where another interface has that name: give it another one, or remove it, then: ",
              "up"));
    }
  }
}
