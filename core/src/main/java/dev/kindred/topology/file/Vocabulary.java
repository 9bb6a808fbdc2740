package dev.kindred.topology.file;

import dev.kindred.topology.Words;
import java.util.Map;
import java.util.Optional;

/**
 * The words in which a topology speaks to one provider: a block by the provider's name, of the lab
 * and, over that, of each cluster. Other providers ignore it.
 *
 * @param <O> what the blocks come to, for one cluster
 */
public interface Vocabulary<O> extends Words<O> {
  /** The keys of a block. */
  Reserved block();

  /** What the lab's block says, in a sentence. */
  String ofLab();

  /** What a cluster's block says, in a sentence. */
  String ofCluster();

  /** What is to be said of the provider beside the meaning of other keys, by their names. */
  Map<String, String> notes();

  /** True where {@code underlay} and the provider's name share a network of the provider's own. */
  boolean sharesUnderlay();

  /** How the {@code apiVersion} of the provider's own files begins, which are no topologies. */
  Optional<String> apiGroup();

  /**
   * Begins to read the blocks of a file.
   *
   * @param lab the lab's own, if it has one
   * @param beside gives the text of the files that blocks name
   */
  Reading<O> reading(Optional<Value> lab, Beside beside, Faults faults);

  /** The blocks of one file. */
  interface Reading<O> {
    /** What holds for all clusters. */
    O ofLab();

    /**
     * What holds for a cluster: its own block over the lab's.
     *
     * @param own the cluster's block, if it has one
     * @param nodes how many nodes it has, or may have where that is not sure
     */
    O ofCluster(Optional<Value> own, int nodes);

    /** Refuses what only all clusters together can refute, once they were read. */
    void check();

    /** The files that blocks name, with their texts. */
    Map<String, String> read();
  }
}
