package dev.kindred.provider.kind.images;

import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import dev.kindred.vocabulary.KindOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that a lab on kind needs, as references.
 *
 * @param node of which the nodes are made
 * @param cni what the manifests of the pods' network name, each once
 * @param workloads what the workloads name, each once
 */
public record LabImages(String node, String multus, List<String> cni, List<String> workloads) {
  /** Names the node image until a topology does. */
  static final String VARIABLE = "KINDRED_NODE_IMAGE";

  /**
   * What kind v0.33.0 takes when it is not told. No command of kind prints it.
   *
   * @see <a
   *     href="https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/apis/config/defaults/image.go">image.go</a>
   */
  public static final String KIND_DEFAULT =
      "kindest/node:v1.37.0"
          + "@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

  /** The release whose manifests Kindred applies. */
  static final String MULTUS = "ghcr.io/k8snetworkplumbingwg/multus-cni:v4.2.3";

  /** Copies its lists. */
  public LabImages {
    cni = List.copyOf(cni);
    workloads = List.copyOf(workloads);
  }

  /** Of a cluster whose network is kind's. */
  public LabImages(String node, String multus, List<String> workloads) {
    this(node, multus, List.of(), workloads);
  }

  /**
   * Those of a topology.
   *
   * @param environment of this process
   */
  public static LabImages of(Topology topology, Map<String, String> environment) {
    return of(topology, KindOptions.of(topology), environment);
  }

  /** Those of a cluster to which the topology says something of its own. */
  public static LabImages of(
      Topology topology, KindOptions options, Map<String, String> environment) {
    String named =
        options.image().isEmpty() ? environment.getOrDefault(VARIABLE, "") : options.image();
    return new LabImages(
        named.isEmpty() ? KIND_DEFAULT : named,
        MULTUS + (options.multus().equals(KindOptions.THIN) ? "" : "-thick"),
        options.cni().images(),
        topology.workloads().stream().map(Workload::image).distinct().toList());
  }

  /** What is to be on each node. */
  public List<String> onNodes() {
    List<String> all = new ArrayList<>(List.of(multus));
    all.addAll(cni);
    all.addAll(workloads);
    return all.stream().distinct().toList();
  }

  /** All of them, each once. */
  public List<String> all() {
    List<String> all = new ArrayList<>(List.of(node));
    all.addAll(onNodes());
    return all.stream().distinct().toList();
  }

  /** What each image is for, by its reference, in the order of {@link #all}. */
  public Map<String, List<String>> uses(Topology topology) {
    Map<String, List<String>> uses = new LinkedHashMap<>();
    all().forEach(reference -> uses.put(reference, new ArrayList<>()));
    uses.getOrDefault(node, new ArrayList<>()).add("nodes");
    uses.getOrDefault(multus, new ArrayList<>()).add("Multus");
    cni.forEach(
        image -> uses.getOrDefault(image, new ArrayList<>()).add("the network of the pods"));
    for (Workload workload : topology.workloads()) {
      uses.getOrDefault(workload.image(), new ArrayList<>()).add(workload.name());
    }
    return uses;
  }
}
