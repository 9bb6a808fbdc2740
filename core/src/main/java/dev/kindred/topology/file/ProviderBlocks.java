package dev.kindred.topology.file;

import dev.kindred.topology.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the blocks in which a file speaks to providers: the lab's, and those of its clusters. */
final class ProviderBlocks {
  private record InOne<O>(Vocabulary<O> vocabulary, Vocabulary.Reading<O> reading) {
    static <O> InOne<O> of(Vocabulary<O> vocabulary, Value file, Beside beside, Faults faults) {
      return new InOne<>(
          vocabulary, vocabulary.reading(file.at(vocabulary.name()), beside, faults));
    }

    Said ofLab(Said said) {
      return said.with(vocabulary, reading.ofLab());
    }

    Said ofCluster(Said said, Optional<Value> row, int nodes) {
      Optional<Value> own = row.flatMap(cluster -> cluster.at(vocabulary.name()));
      return said.with(vocabulary, reading.ofCluster(own, nodes));
    }
  }

  private final List<InOne<?>> blocks = new ArrayList<>();

  ProviderBlocks(Value file, Dialect dialect, Beside beside, Faults faults) {
    for (Vocabulary<?> vocabulary : dialect.vocabularies()) {
      blocks.add(InOne.of(vocabulary, file, beside, faults));
    }
  }

  /** What is said of all clusters. */
  Said ofLab() {
    Said said = Said.NOTHING;
    for (InOne<?> block : blocks) {
      said = block.ofLab(said);
    }
    return said;
  }

  /**
   * What is said of a cluster, with what is said of all.
   *
   * @param row the cluster, where more than its name is given
   * @param nodes how many nodes it has, or may have where that is not sure
   */
  Said ofCluster(Optional<Value> row, int nodes) {
    Said said = Said.NOTHING;
    for (InOne<?> block : blocks) {
      said = block.ofCluster(said, row, nodes);
    }
    return said;
  }

  /** Refuses what only all clusters together can refute, once they were read. */
  void check() {
    blocks.forEach(block -> block.reading().check());
  }

  /** The files that blocks name, with their texts. */
  Map<String, String> read() {
    Map<String, String> read = new TreeMap<>();
    blocks.forEach(block -> read.putAll(block.reading().read()));
    return read;
  }
}
