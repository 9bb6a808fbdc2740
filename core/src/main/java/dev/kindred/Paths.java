package dev.kindred;

import dev.kindred.document.VerifyDocument;
import dev.kindred.explain.Explanation;
import dev.kindred.explain.Owner;
import dev.kindred.lab.LabCycle;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.topology.Cidr;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.PathResult;
import java.util.List;

/** What can be asked of the paths between the pods of a lab, one by one. */
public final class Paths {
  private final LabCycle lab;
  private final Settings settings;

  Paths(LabCycle lab, Settings settings) {
    this.lab = lab;
    this.settings = settings;
  }

  /** The way between two pods by routing tables, rules and packet filters. Sends nothing. */
  public Explanation explain(PodId from, PodId to) {
    return lab.explain(from, to);
  }

  /** The pods that have an address by now. */
  public List<Owner> owners(Cidr address) {
    return lab.owners(address);
  }

  /**
   * Sends some packets along one path, as ping does; what came of each. None where it cannot be
   * tried.
   */
  public List<Echo> ping(PathResult path, int count) {
    return lab.ping(path, count);
  }

  /** A matrix as a document, with where to look when a path is broken: for that it looks again. */
  public VerifyDocument document(Matrix matrix) {
    return VerifyDocument.of(matrix, WhereToLook.on(lab, matrix, settings.writing()));
  }
}
