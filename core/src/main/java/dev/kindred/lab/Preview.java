package dev.kindred.lab;

import dev.kindred.plan.Change;
import dev.kindred.plan.Foreign;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.provider.Sighting;
import java.util.List;

/**
 * A plan beside what is there.
 *
 * @param seen what is there
 * @param changes what {@code up} would do; empty when nothing
 * @param foreign what is somebody else's and matters: routes of nodes, objects of Kubernetes
 */
public record Preview(Plan plan, Sighting seen, List<Change> changes, List<Foreign> foreign) {
  /** What is there, in the words of plans. */
  public Observed observed() {
    return seen.observed();
  }
}
