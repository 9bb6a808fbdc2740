package dev.kindred;

import dev.kindred.advice.Hint;
import dev.kindred.explain.Explanation;
import dev.kindred.lab.Diagnosis;
import dev.kindred.lab.LabCycle;
import dev.kindred.provider.Finding;
import dev.kindred.provider.NeighbourRoom;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.PathResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to look at when paths are broken: what differs from the plan, and where that is nothing,
 * what stands on the way of the first of them.
 */
final class WhereToLook {
  /** What neither status nor explain looks at. */
  private static final String ELSE =
      "it can be tc or eBPF on an interface, a full neighbour table or a program that holds packets";

  private final Function<Hint, String> writing;
  private final List<String> lines = new ArrayList<>();

  private WhereToLook(Function<Hint, String> writing) {
    this.writing = writing;
  }

  /** Lines of text; none where no path is broken. */
  static List<String> on(LabCycle lab, Matrix matrix, Function<Hint, String> writing) {
    WhereToLook advice = new WhereToLook(writing);
    Optional<PathResult> broken = matrix.paths().stream().filter(path -> !path.ok()).findFirst();
    if (broken.isPresent()) {
      PathResult path = broken.get();
      advice.add(path, lab.diagnose(path));
      for (Finding finding : NeighbourRoom.overflows()) {
        advice.lines.add(finding.what() + "   mend it: " + finding.advice().text(writing));
      }
    }
    return advice.lines;
  }

  /** As {@link #on} for a broken path of which this is known. */
  static List<String> of(PathResult broken, Diagnosis diagnosis, Function<Hint, String> writing) {
    WhereToLook advice = new WhereToLook(writing);
    advice.add(broken, diagnosis);
    return advice.lines;
  }

  private void add(PathResult path, Diagnosis diagnosis) {
    int drift = diagnosis.drift().size();
    String explain = "see where: " + typed("explain", path.from(), path.to());
    if (drift > 0) {
      lines.add(
          explain
              + "   mend it: "
              + typed("up")
              + "   ("
              + drift
              + (drift == 1 ? " thing differs" : " things differ")
              + " from the plan)");
      return;
    }
    lines.add("nothing differs from the plan, so that " + typed("up") + " would mend nothing");
    List<String> found = found(path, diagnosis.explanation().written(writing));
    lines.addAll(found);
    lines.add(explain + (found.isEmpty() ? "   if that finds nothing, " + ELSE : ""));
  }

  private String typed(String verb, String... words) {
    return writing.apply(new Hint(verb, List.of(words)));
  }

  /** What stands on the way there and back, on the network and in the family of the path. */
  private static List<String> found(PathResult broken, Explanation explanation) {
    List<String> found = new ArrayList<>();
    for (Explanation.Path path : explanation.paths()) {
      if (path.network().equals(broken.network()) && path.family().equals(broken.family())) {
        path.lines().stream().skip(1).filter(line -> !found.contains(line)).forEach(found::add);
      }
    }
    return found;
  }
}
