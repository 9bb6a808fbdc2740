package dev.kindred.vocabulary;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Problem;
import dev.kindred.topology.file.AnyValue;
import dev.kindred.topology.file.Beside;
import dev.kindred.topology.file.Faults;
import dev.kindred.topology.file.Value;
import dev.kindred.topology.file.Vocabulary;
import dev.kindred.topology.file.YamlNode.Entries;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the blocks named {@code kind}: the lab's, which holds for all clusters, and theirs. */
final class KindBlocks implements Vocabulary.Reading<KindOptions> {
  private static final String NODES = "nodes";
  private static final String CNI = "cni";
  private static final String NAME_A_FILE =
      "Name a file of manifests; its path begins in the folder of this one";

  private final Optional<Value> block;
  private final Map<String, Object> lab;
  private final KindOptions options;
  private final Faults faults;
  private final Beside beside;
  private final Map<String, String> read = new TreeMap<>();
  private final Cni cni;
  private int most;

  /**
   * @param block the lab's own, if it has one
   * @param beside gives the text of the files that blocks name
   */
  KindBlocks(Optional<Value> block, Beside beside, Faults faults) {
    this.block = block;
    this.beside = beside;
    this.faults = faults;
    this.lab = fields(block);
    this.cni = cni(block).orElse(Cni.NONE);
    this.options = lab.isEmpty() ? KindOptions.NONE : KindOptions.of(lab, cni);
    block.ifPresent(this::checkRoles);
    checkNetwork(block, lab);
  }

  @Override
  public Map<String, String> read() {
    return read;
  }

  /** The network that a block itself brings; none where its file cannot be read. */
  private Optional<Cni> cni(Optional<Value> of) {
    Value value = of.flatMap(own -> own.at(CNI)).orElse(null);
    String name = value == null ? "" : value.text().orElse("");
    if (value == null || name.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(text(value, name).map(text -> parsed(value, name, text)).orElse(Cni.NONE));
  }

  private Optional<String> text(Value value, String name) {
    try {
      return Optional.of(read.computeIfAbsent(name, beside::read));
    } catch (InvalidPathException e) {
      faults.add(value, value.quoted() + " is no path", NAME_A_FILE);
    } catch (InvalidTopology e) {
      Problem problem = e.problems().getFirst().problem();
      String fix = problem.advice().toString();
      faults.add(value, value.quoted() + ": " + problem.what(), fix.isEmpty() ? NAME_A_FILE : fix);
    }
    return Optional.empty();
  }

  private Cni parsed(Value value, String name, String text) {
    try {
      return Cni.of(name, name, text);
    } catch (InvalidTopology e) {
      faults.add(value, "its file is no YAML: " + e.problems().getFirst(), "Mend it there");
      return Cni.NONE;
    }
  }

  /** What the file brings and what kind makes would both be the network of the pods. */
  private void checkNetwork(Optional<Value> of, Map<String, Object> merged) {
    if (merged.containsKey(CNI) && KindOptions.wantsNetwork(merged)) {
      of.flatMap(own -> own.at(CNI).or(() -> own.at("networking")))
          .ifPresent(value ->
              faults.add(
                  value,
                  "brings the network of the pods, and by disableDefaultCNI: false kind is to make one",
                  "Remove one of the two keys"));
    }
  }

  @Override
  public KindOptions ofLab() {
    return options;
  }

  /** What the lab's block says of nodes that this cluster lacks is left out. */
  @Override
  public KindOptions ofCluster(Optional<Value> own, int nodes) {
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
    checkNetwork(own, merged);
    return KindOptions.of(merged, cni(own).orElse(cni));
  }

  /** Refuses what the lab's block says of nodes that none of the clusters that were read has. */
  @Override
  public void check() {
    block.ifPresent(value -> checkCount(value, most, "no cluster has more than " + most));
  }

  private static Map<String, Object> fields(Optional<Value> block) {
    return block.isPresent() && block.get().node() instanceof Entries entries
        ? AnyValue.plain(entries)
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
