package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives interfaces their own names back. */
final class LinkRenaming {
  private final LabFiles files;

  LinkRenaming(LabFiles files) {
    this.files = files;
  }

  /**
   * In a network namespace. Where two have changed names, each has a third in between.
   *
   * @param names the new names by the present ones
   */
  void on(Agent agent, String namespace, Map<String, String> names) {
    agent.enter(namespace);
    Map<String, String> last = new LinkedHashMap<>();
    names.forEach((from, to) -> {
      if (names.containsKey(to)) {
        String between = "kindred-" + last.size();
        rename(agent, namespace, from, between);
        last.put(between, to);
      } else {
        last.put(from, to);
      }
    });
    last.forEach((from, to) -> rename(agent, namespace, from, to));
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
