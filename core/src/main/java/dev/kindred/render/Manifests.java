package dev.kindred.render;

import dev.kindred.host.Json;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a cluster is given: attachment definitions and Deployments. */
public final class Manifests {
  private static final String NAMESPACE = "default";

  /** What a workload without a command of its own does; busybox has it from 1.36 on. */
  public static final List<String> WAIT = List.of("sleep", "infinity");

  /** What Multus reads. */
  public static final String NETWORKS = "k8s.v1.cni.cncf.io/networks";

  /** The types that the networks had, so that pods are made anew when one becomes another. */
  public static final String TYPES = "kindred.dev/network-types";

  /** The content that the image had in the engine, so that pods are made anew for another one. */
  public static final String IMAGE_ID = "kindred.dev/image-id";

  private Manifests() {}

  /**
   * What Multus reads where a pod asks for addresses: each network with those that it wants there.
   * They are handed on to IPAM as they stand. The capability {@code ips} would be the usual way; by
   * that Multus gives host-local two addresses as one, which it refuses.
   */
  public static String asking(Map<String, List<Cidr>> addresses) {
    List<Object> networks = new ArrayList<>();
    addresses.forEach((name, wanted) -> {
      Map<String, Object> network = new LinkedHashMap<>();
      network.put("name", name);
      if (!wanted.isEmpty()) {
        network.put("cni-args", Map.of("ips", wanted.stream().map(Cidr::ip).toList()));
      }
      networks.add(network);
    });
    return Json.write(networks);
  }

  private static String types(Plan plan, Workload workload) {
    return workload.networks().stream()
        .flatMap(name -> plan.network(name).stream())
        .map(network -> network.type().name())
        .collect(Collectors.joining(","));
  }

  /**
   * An attachment definition. With several nodes it has no configuration: each node has its own
   * slice, so Multus reads a file of the node by the definition's name.
   *
   * @see <a
   *     href="https://github.com/k8snetworkplumbingwg/multus-cni/blob/master/docs/how-to-use.md">Multus</a>
   */
  public static String attachment(Plan plan, Cluster cluster, PlannedNetwork network) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("apiVersion", "k8s.cni.cncf.io/v1");
    definition.put("kind", "NetworkAttachmentDefinition");
    definition.put("metadata", metadata(plan, network.name()));
    List<PlannedNode> nodes = plan.nodesOf(cluster.name());
    if (nodes.size() == 1) {
      String config = config(network, nodes.getFirst().id());
      definition.put("spec", Map.of("config", config));
    }
    return Yaml.of(definition);
  }

  /** The CNI configuration of a network on a node. */
  static String config(PlannedNetwork network, NodeId node) {
    return Json.pretty(network.config(node));
  }

  /** A Deployment. */
  public static String deployment(Plan plan, Workload workload) {
    return deployment(plan, workload, Map.of());
  }

  /**
   * A Deployment.
   *
   * @param annotations more of them for its pods
   */
  public static String deployment(Plan plan, Workload workload, Map<String, String> annotations) {
    Map<String, Object> deployment = new LinkedHashMap<>();
    deployment.put("apiVersion", "apps/v1");
    deployment.put("kind", "Deployment");
    deployment.put("metadata", metadata(plan, workload.name()));
    Map<String, Object> selected = new LinkedHashMap<>();
    selected.put("app.kubernetes.io/name", workload.name());
    selected.put("kindred.dev/lab", plan.topology().name());
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("replicas", workload.replicas());
    spec.put("selector", Map.of("matchLabels", selected));
    // Pods of two templates side by side need addresses that a full slice does not have.
    spec.put("strategy", Map.of("type", "Recreate"));
    spec.put("template", template(plan, workload, annotations));
    deployment.put("spec", spec);
    return Yaml.of(deployment);
  }

  private static Map<String, Object> template(
      Plan plan, Workload workload, Map<String, String> more) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("labels", labels(plan, workload.name()));
    Map<String, Object> annotations = new LinkedHashMap<>();
    if (!workload.networks().isEmpty()) {
      annotations.put(NETWORKS, String.join(",", workload.networks()));
      annotations.put(TYPES, types(plan, workload));
    }
    annotations.putAll(more);
    if (!annotations.isEmpty()) {
      metadata.put("annotations", annotations);
    }
    boolean waits = workload.command().isEmpty();
    Map<String, Object> container = new LinkedHashMap<>();
    container.put("name", workload.name());
    container.put("image", workload.image());
    container.put("imagePullPolicy", "IfNotPresent");
    container.put("command", waits ? WAIT : command(workload));
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("containers", List.of(container));
    if (waits) {
      // As process 1, sleep does not heed SIGTERM: no use in waiting for it.
      spec.put("terminationGracePeriodSeconds", 1);
    }
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("metadata", metadata);
    template.put("spec", spec);
    return template;
  }

  private static List<String> command(Workload workload) {
    return workload.command().stream().map(VariableReferences::escape).toList();
  }

  private static Map<String, Object> metadata(Plan plan, String name) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("namespace", NAMESPACE);
    metadata.put("labels", labels(plan, name));
    return metadata;
  }

  private static Map<String, Object> labels(Plan plan, String name) {
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("app.kubernetes.io/name", name);
    labels.put("app.kubernetes.io/managed-by", "kindred");
    labels.put("kindred.dev/lab", plan.topology().name());
    return labels;
  }
}
