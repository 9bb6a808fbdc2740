package dev.kindred.provider.kubernetes;

import dev.kindred.advice.Advice;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.ForeignObject;
import dev.kindred.provider.DeclaredNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes sense of the lists of objects that do not bear the lab's label. */
final class OtherObjects {
  private static final Map<String, ForeignObject.Kind> KINDS =
      Map.of(
          "deployments", ForeignObject.Kind.DEPLOYMENT,
          "networks", ForeignObject.Kind.NETWORK);

  private OtherObjects() {}

  /**
   * @param sections what the API server said, by the kind that was asked for
   */
  static List<ForeignObject> of(String cluster, Map<String, String> sections) {
    List<ForeignObject> others = new ArrayList<>();
    sections.forEach((name, text) -> {
      ForeignObject.Kind kind = KINDS.get(name);
      if (kind != null && isList(text)) {
        for (JsonValue item : Json.parse(text, "the " + name + " of " + cluster).list("items")) {
          item.get("metadata")
              .flatMap(metadata -> metadata.text("name"))
              .ifPresent(object ->
                  others.add(
                      new ForeignObject(cluster, kind, object, removal(cluster, kind, object))));
        }
      }
    });
    return others;
  }

  private static Advice removal(String cluster, ForeignObject.Kind kind, String name) {
    return Advice.NONE.run(
        "node",
        DeclaredNodes.controlPlane(cluster).name(),
        "--",
        "kubectl",
        "--kubeconfig",
        Kubectl.CONFIG,
        "delete",
        kind.resource(),
        name);
  }

  /** Without definitions of networks there are none; Deployments there can always be. */
  static boolean answered(Map<String, String> sections) {
    return isList(sections.getOrDefault("deployments", "{}"));
  }

  private static boolean isList(String text) {
    return text.startsWith("{");
  }
}
