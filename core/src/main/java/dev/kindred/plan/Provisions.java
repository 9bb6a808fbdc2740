package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.Map;
import java.util.Set;

/**
 * What a node of Kubernetes has for the data plane beside links and routes.
 *
 * @param exempt blocks whose packets the node never translates to other addresses
 * @param configs the CNI configuration of each network that it knows, by the network's name
 * @param multus which Multus serves its pods, in the file's word, with what it lacks if it lacks
 *     something, or {@link #MISSING}; empty where that is unknown
 * @param segments the nodes that each of its interfaces on segments leads to, by their addresses
 * @param cni the digest of the manifests that made the network of its cluster's pods, where it
 *     keeps one
 */
public record Provisions(
    Set<Cidr> exempt,
    Map<String, Map<String, Object>> configs,
    String multus,
    Map<String, Set<Cidr>> segments,
    String cni) {
  /** No Multus serves its pods. */
  public static final String MISSING = "missing";

  /** Copies its collections. */
  public Provisions {
    exempt = Set.copyOf(exempt);
    configs = Map.copyOf(configs);
    segments = Map.copyOf(segments);
  }

  /** Of a node that keeps no such digest. */
  public Provisions(
      Set<Cidr> exempt,
      Map<String, Map<String, Object>> configs,
      String multus,
      Map<String, Set<Cidr>> segments) {
    this(exempt, configs, multus, segments, "");
  }

  /** Of a node without segments. */
  public Provisions(Set<Cidr> exempt, Map<String, Map<String, Object>> configs, String multus) {
    this(exempt, configs, multus, Map.of());
  }

  /** Of a node of which it is unknown which Multus it has. */
  public Provisions(Set<Cidr> exempt, Map<String, Map<String, Object>> configs) {
    this(exempt, configs, "");
  }
}
