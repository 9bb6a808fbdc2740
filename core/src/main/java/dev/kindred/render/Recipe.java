package dev.kindred.render;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Workload;
import dev.kindred.vocabulary.KindOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan as plain files, with which the lab can be made by hand on kind, without Kindred. */
public final class Recipe {
  private final Plan plan;
  private final Map<String, String> files = new LinkedHashMap<>();

  private Recipe(Plan plan) {
    this.plan = plan;
  }

  /**
   * The files of a plan: the path of each below the folder of the recipe, with slashes, and its
   * text. They are in an order to read them in, {@code README.md} first.
   *
   * @param json the plan as JSON
   */
  public static Map<String, String> of(Plan plan, String json) {
    Recipe recipe = new Recipe(plan);
    recipe.write(json);
    return Collections.unmodifiableMap(recipe.files);
  }

  private void write(String json) {
    files.put("README.md", RecipeReadme.of(plan));
    files.put("lab.svg", LabPicture.svg(plan));
    files.put("plan.json", json);
    for (Cluster cluster : plan.topology().clusters()) {
      files.put("kind/" + cluster.name() + ".yaml", KindConfig.of(plan, cluster));
      if (!KindOptions.of(cluster).cni().isNone()) {
        files.put("cni/" + cluster.name() + ".yaml", KindOptions.of(cluster).cni().text());
      }
    }
    plan.topology().clusters().forEach(this::manifests);
    RoutesScript routes = new RoutesScript(plan);
    for (PlannedNode node : plan.nodes()) {
      configurations(node.id());
      files.put("nodes/" + node.id() + "/routes.sh", routes.of(node));
    }
  }

  /** A network and a workload may have the same name: then both are in one file. */
  private void manifests(Cluster cluster) {
    String folder = "manifests/" + cluster.name() + "/";
    for (PlannedNetwork network : plan.networks()) {
      if (network.network().clusters().contains(cluster.name())) {
        files.put(folder + network.name() + ".yaml", Manifests.attachment(plan, cluster, network));
      }
    }
    for (Workload workload : plan.topology().workloads()) {
      if (workload.clusters().contains(cluster.name())) {
        files.merge(
            folder + workload.name() + ".yaml",
            Manifests.deployment(plan, workload),
            (attachment, deployment) -> attachment + "---\n" + deployment);
      }
    }
  }

  private void configurations(NodeId node) {
    boolean several = plan.nodesOf(node.cluster()).size() > 1;
    for (PlannedNetwork network : plan.networks()) {
      if (several && network.slice(node).isPresent()) {
        files.put(
            "nodes/" + node + "/etc/cni/multus/net.d/" + network.name() + ".conf",
            Manifests.config(network, node));
      }
    }
  }
}
