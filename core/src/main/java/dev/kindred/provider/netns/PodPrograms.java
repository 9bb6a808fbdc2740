package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.Packages;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Invocation;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.PlacedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs in the pods and on the nodes of a lab. */
record PodPrograms(LabHome home, Holder holder) {
  /**
   * A program in a pod; a shell where none is named.
   *
   * @throws Fault where the pod does not run
   */
  PlacedCommand of(PodId pod, List<String> words) {
    return in(Names.of(pod), pod.podName(), pod.toString(), words);
  }

  /** As the other, on a node. */
  PlacedCommand of(NodeId node, List<String> words) {
    return in(Names.of(node), node.name(), node.name(), words);
  }

  /**
   * The files of the lab, for one of its pods.
   *
   * @throws Fault where the pod does not run
   */
  LabFiles files(PodId pod) {
    return files(Names.of(pod), pod.toString());
  }

  private LabFiles files(String namespace, String where) {
    LabFiles files = new LabFiles(holder);
    if (!files.hasNamespace(namespace)) {
      throw home.lacks(where);
    }
    return files;
  }

  private PlacedCommand in(String namespace, String hostname, String where, List<String> words) {
    LabFiles files = files(namespace, where);
    String answer = files.scratch();
    List<String> line = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + namespace));
    line.addAll(List.of("unshare", "--uts", "--mount", "sh"));
    line.addAll(List.of(Scripts.entrance(files), hostname, LabFiles.inside(answer)));
    line.addAll(words);
    return new PlacedCommand(
        Command.of(holder.inside(line.toArray(String[]::new))).env("PS1", where + " # "),
        code -> {
          Optional<String> found = files.read(answer);
          files.delete(answer);
          if (code != 0 && found.isEmpty() && files.hasNamespace(namespace)) {
            throw new Fault(
                "could not enter " + where + " of lab " + home.name(),
                Advice.of("Mend it with: ", "up"));
          }
          heed(found.orElse("").strip(), words, where);
        });
  }

  private static void heed(String found, List<String> command, String where) {
    if (!command.isEmpty()) {
      String program = command.getFirst();
      Invocation.heed(
          found,
          program,
          "in " + where,
          "Pods and nodes of the provider netns run what this machine has. "
              + Packages.remedy(program));
    }
  }
}
