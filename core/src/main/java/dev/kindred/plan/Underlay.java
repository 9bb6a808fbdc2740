package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The clusters' nodes and what joins them, as the plan sees it.
 *
 * @param blocks its address blocks, at most one a family
 * @param clusters which nodes each cluster of the topology has, asked for once a plan
 * @param assigns true where nodes that have no address take those that the plan gives them
 * @param mtu the largest IP packet that passes between nodes, in bytes; their interfaces may carry
 *     more
 * @param segment the same on segments: less where packets of a segment are carried by the underlay,
 *     in packets of its own
 * @param taken blocks that the lab must keep clear of, with what has them, as the routes of the
 *     host
 * @param avoided blocks that are not chosen where the file is silent, as those of other networks of
 *     the machine; the file may name them
 * @param traits what the clusters are
 */
public record Underlay(
    List<Cidr> blocks,
    Function<Cluster, ClusterInfo> clusters,
    boolean assigns,
    int mtu,
    int segment,
    Map<Cidr, String> taken,
    List<Cidr> avoided,
    Traits traits) {
  /** Copies its collections. */
  public Underlay {
    blocks = List.copyOf(blocks);
    taken = Map.copyOf(taken);
    avoided = List.copyOf(avoided);
  }

  /** The same with other blocks. */
  Underlay with(List<Cidr> others) {
    return new Underlay(others, clusters, assigns, mtu, segment, taken, avoided, traits);
  }
}
