package dev.kindred.topology;

import dev.kindred.topology.YamlNode.Entries;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the blocks named {@code kind}: the lab's, which holds for all clusters, and theirs. */
final class KindBlocks {
  private static final String NODES = "nodes";

  private final Optional<Value> block;
  private final Map<String, Object> lab;
  private final KindOptions options;
  private final Faults faults;
  private int most;

  /**
   * @param block the lab's own, if it has one
   */
  KindBlocks(Optional<Value> block, Faults faults) {
    this.block = block;
    this.faults = faults;
    this.lab = fields(block);
    this.options = lab.isEmpty() ? KindOptions.NONE : KindOptions.of(lab);
    block.ifPresent(this::checkRoles);
  }

  /** What holds for all clusters. */
  KindOptions ofLab() {
    return options;
  }

  /**
   * What holds for a cluster: its own block over the lab's. What the lab's says of nodes that this
   * cluster lacks is left out.
   *
   * @param own the cluster's block, if it has one
   * @param nodes how many nodes it has, or may have where that is not sure
   */
  KindOptions ofCluster(Optional<Value> own, int nodes) {
    most = Math.max(most, nodes);
    own.ifPresent(value -> {
      checkRoles(value);
      checkCount(value, nodes, "the cluster has " + nodes);
    });
    Map<String, Object> theirs = fields(own);
    boolean fits = !(lab.get(NODES) instanceof List<?> all) || all.size() <= nodes;
    if (theirs.isEmpty() && fits) {
      return options;
    }
    Map<String, Object> merged = KindOptions.laid(lab, theirs);
    if (merged.get(NODES) instanceof List<?> all && all.size() > nodes) {
      merged.put(NODES, all.subList(0, nodes));
    }
    return KindOptions.of(merged);
  }

  /** Refuses what the lab's block says of nodes that none of the clusters that were read has. */
  void check() {
    block.ifPresent(value -> checkCount(value, most, "no cluster has more than " + most));
  }

  private static Map<String, Object> fields(Optional<Value> block) {
    return block.isPresent() && block.get().node() instanceof Entries entries
        ? Free.plain(entries)
        : Map.of();
  }

  private static List<Value> nodes(Value block) {
    return block.at(NODES).filter(Value::isList).map(Value::items).orElse(List.of());
  }

  private void checkCount(Value block, int most, String why) {
    List<Value> nodes = nodes(block);
    if (nodes.size() > most) {
      String what = "speaks of node " + (most + 1) + ", but " + why;
      String fix = "Remove it, or write nodes: " + nodes.size() + " beside the cluster's name";
      faults.add(nodes.get(most), what, fix);
    }
  }

  /** A role may be repeated, but not changed. */
  private void checkRoles(Value block) {
    List<Value> nodes = nodes(block);
    for (int i = 0; i < nodes.size(); i++) {
      Value role = nodes.get(i).at("role").orElse(null);
      String word = role == null ? "" : role.text().orElse("");
      String ours = i == 0 ? KindKeys.CONTROL_PLANE : KindKeys.WORKER;
      boolean known = word.equals(KindKeys.CONTROL_PLANE) || word.equals(KindKeys.WORKER);
      if (role != null && known && !word.equals(ours)) {
        String what = "must be " + ours + ": the first node is the control plane, others are not";
        faults.add(role, what, "Remove it, or write " + ours);
      }
    }
  }
}
