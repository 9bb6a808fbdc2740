package dev.kindred.topology;

import java.util.List;
import java.util.Map;

/**
 * A declared data-plane network.
 *
 * @param type the name of a network type, as {@code ptp}
 * @param cidrs its address blocks, one or one a family; empty for the plan's choice
 * @param mtu the largest IP packet in bytes; 0 for that of the underlay
 * @param clusters the names of the clusters that it joins, in the order of the file
 * @param subnets the parts that the file sets by hand: cluster name to blocks, at most one a family
 */
public record Network(
    String name,
    String type,
    List<Cidr> cidrs,
    int mtu,
    List<String> clusters,
    Map<String, List<Cidr>> subnets) {
  /** Copies its collections. */
  public Network {
    cidrs = List.copyOf(cidrs);
    clusters = List.copyOf(clusters);
    subnets = Map.copyOf(subnets);
  }
}
