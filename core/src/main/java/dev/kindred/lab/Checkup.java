package dev.kindred.lab;

import dev.kindred.plan.Plan;
import dev.kindred.provider.Finding;
import dev.kindred.provider.NeighbourRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a look at this machine came to, before a lab is made on it.
 *
 * @param plan of the lab, with the numbers that it would have as the only one
 * @param findings what is well as well
 */
public record Checkup(Plan plan, List<Finding> findings) {
  /** Copies its list. */
  public Checkup {
    findings = List.copyOf(findings);
  }

  /** What a provider has to say, and what matters to labs of all of them. */
  static Checkup of(Plan plan, Function<Plan, List<Finding>> provider) {
    List<Finding> findings = new ArrayList<>(provider.apply(plan));
    findings.addAll(NeighbourRoom.of(plan));
    return new Checkup(plan, findings);
  }
}
