package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.provider.Renaming;
import java.util.Map;

/** Gives interfaces their own names back. */
final class LinkRenaming {
  private final LabFiles files;

  LinkRenaming(LabFiles files) {
    this.files = files;
  }

  /**
   * In a network namespace.
   *
   * @param names the new names by the present ones
   */
  void on(Agent agent, String namespace, Map<String, String> names) {
    agent.enter(namespace);
    Renaming.inOrder(names).forEach(step -> rename(agent, namespace, step.from(), step.to()));
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
