package dev.kindred.provider.kind;

import dev.kindred.provider.ChangingFile;
import dev.kindred.provider.ChangingFile.Within;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random edits of a file, some for each up, in rounds of twelve: in each a cluster comes and goes,
 * one has another number of nodes, and networks, workloads and attachments are edited thrice each.
 * The same seed gives the same edits.
 */
final class EditRounds {
  /** What an up of a round has, beside as many edits of the other kinds. */
  private enum Step {
    FIRST(2),
    /** The longest: another number of nodes makes a cluster anew. */
    CLUSTERS(1),
    SECOND(2),
    CLUSTER_GOES(2),
    THIRD(2);

    private final int within;

    Step(int within) {
      this.within = within;
    }
  }

  private final Random random;
  private final ChangingFile file;
  private final List<Within> deck = new ArrayList<>();
  private int steps;
  private int made;

  EditRounds(long seed) {
    this.random = new Random(seed + 1);
    this.file = new ChangingFile(seed, List.of("edge1", "edge2"));
  }

  /** How many edits there were. */
  int made() {
    return made;
  }

  /** The file as it is. */
  String text() {
    return file.text();
  }

  /** Makes the edits of the next up; what they did. */
  List<String> next() {
    Step step = Step.values()[steps++ % Step.values().length];
    List<String> edits = new ArrayList<>();
    if (step == Step.CLUSTERS) {
      edits.add(file.editNodes()); // Of a cluster that is there.
    }
    if (step == Step.CLUSTERS || step == Step.CLUSTER_GOES) {
      edits.add(file.editClusters());
    }
    for (int i = 0; i < step.within; i++) {
      edits.add(file.edit(draw()));
    }
    made += edits.size();
    return edits;
  }

  private Within draw() {
    if (deck.isEmpty()) {
      for (int i = 0; i < 3; i++) {
        deck.addAll(List.of(Within.values()));
      }
      Collections.shuffle(deck, random);
    }
    return deck.removeLast();
  }
}
