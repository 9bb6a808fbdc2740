package dev.kindred;

import dev.kindred.document.Selection;
import dev.kindred.document.StatusView;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.Origin;
import dev.kindred.plan.Change;
import dev.kindred.topology.TopologyFile;
import java.util.List;

/** What one look at a lab that was brought up came to. */
public final class Inspection {
  private final LabCycle lab;
  private final StatusView view;

  Inspection(LabCycle lab, LabRecord record, Selection selection) {
    this.lab = lab;
    this.view =
        new StatusView(
            new StatusView.Subject(
                lab.name(), lab.provider(), record.until(), record.origin().flatMap(Origin::file)),
            lab.status(),
            selection);
  }

  /** What was seen, beside what the lab was last told to be. */
  public StatusView view() {
    return view;
  }

  /** What an edit of the lab's file asks for, beside what drifted. */
  public List<Change> edits(TopologyFile file) {
    return lab.edits(file, view.seen());
  }

  /** Asks the CNI plugins to CHECK what they made; the faults that they named. */
  public List<String> check() {
    return lab.check(view.seen());
  }
}
