package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.provider.kind.contexts.KubeconfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How kubectl comes to the clusters of a lab. */
record Contexts(KindLab lab) {
  /** The kubeconfig of each cluster that was made. */
  Map<String, String> kubeconfigs() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String cluster : lab.standing().clusters().keySet()) {
      Path file = LabContext.kubeconfig(lab.home(), cluster);
      try {
        texts.put(cluster, Files.readString(file));
      } catch (IOException e) {
        throw new Fault(
            "could not read " + file + ": " + Reason.of(e, file), "Make the cluster anew.", e);
      }
    }
    return texts;
  }

  /**
   * Adds clusters to a kubeconfig of the user's, the first as the current one; the name of that
   * one's context.
   */
  String use(KubeconfigFile file, List<String> clusters) {
    Set<String> made = lab.standing().clusters().keySet();
    for (String cluster : clusters) {
      if (!made.contains(cluster)) {
        throw new Fault("cluster " + cluster + " does not run", Advice.of("Start it with: ", "up"));
      }
    }
    new UserContexts(lab.home()).add(file, clusters, new KindTool(lab.engine(), ""));
    return UserContexts.name(clusters.getFirst());
  }
}
