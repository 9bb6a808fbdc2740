package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How kubectl comes to the clusters of a lab. */
record Contexts(KindLab lab) {
  /** The kubeconfig of each cluster that was made. */
  Map<String, String> kubeconfigs() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String cluster : lab.standing().clusters().keySet()) {
      Path file = Site.kubeconfig(lab.home(), cluster);
      try {
        texts.put(cluster, Files.readString(file));
      } catch (IOException e) {
        throw new Fault(
            "could not read " + file + ": " + Reason.of(e, file), "Make the cluster anew.", e);
      }
    }
    return texts;
  }

  /** Makes a cluster the user's current one; the name of its context. */
  String use(String cluster) {
    if (!lab.standing().clusters().containsKey(cluster)) {
      throw new Fault("cluster " + cluster + " does not run", Advice.of("Start it with: ", "up"));
    }
    new KindTool(lab.engine(), "").use(cluster);
    return "kind-" + cluster;
  }
}
