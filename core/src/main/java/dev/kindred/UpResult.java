package dev.kindred;

import dev.kindred.advice.Hint;
import dev.kindred.document.FindingEntry;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Change;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.NeighbourRoom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an {@code up} came to. */
public final class UpResult {
  private final LabCycle lab;
  private final Preview made;
  private final Function<Hint, String> writing;

  UpResult(LabCycle lab, Preview made, Function<Hint, String> writing) {
    this.lab = lab;
    this.made = made;
    this.writing = writing;
  }

  /** What was done, in the order of the plan. */
  public List<Change> changes() {
    return made.changes();
  }

  /** What the author of the topology should know of its plan. */
  public List<String> notes() {
    return made.plan().notes();
  }

  /** What of this machine matters to labs of such a size. */
  public List<FindingEntry> room() {
    return FindingEntry.of(NeighbourRoom.of(made.plan()), writing);
  }

  /** True where Kubernetes has the lab's pods. */
  public boolean kubernetes() {
    return made.plan().traits().kubernetes();
  }

  /** The lab's pods, in the order of the plan. */
  public List<PodId> pods() {
    return made.plan().pods().stream().map(pod -> pod.id()).toList();
  }

  /**
   * The pods whose command does not run, or that Kubernetes does not call ready, in the order of
   * the plan. Those that were just started get a moment.
   */
  public Map<PodId, PodState> idle() {
    return lab.idle(made);
  }
}
