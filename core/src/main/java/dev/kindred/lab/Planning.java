package dev.kindred.lab;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Change;
import dev.kindred.plan.Diff;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlanRejected;
import dev.kindred.plan.Planner;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a lab was told to be, with the numbers that it keeps, and the plans of it. */
final class Planning {
  private final LabHome home;
  private final LabFolder folder;
  private final Provider provider;

  Planning(LabHome home, LabFolder folder, Provider provider) {
    this.home = home;
    this.folder = folder;
    this.provider = provider;
  }

  /** The plan of a topology, with the numbers that the lab has. */
  Plan of(TopologyFile file) {
    try {
      Topology topology = file.topology();
      Planner.Limits limits = new Planner.Limits(provider::limits, provider::limits);
      return Planner.plan(topology, provider.underlay(home, topology), folder.allocation(), limits);
    } catch (PlanRejected e) {
      file.refuse(e.problems());
      throw e;
    }
  }

  /** A plan to look at, with numbers of its own, and whatever the provider can hold. */
  Plan sketch(TopologyFile file) {
    try {
      Topology topology = file.topology();
      return Planner.plan(topology, provider.sketch(topology), Allocation.NONE);
    } catch (PlanRejected e) {
      file.refuse(e.problems());
      throw e;
    }
  }

  /** What bringing the topology up would change. Changes nothing itself. */
  Preview preview(TopologyFile file) {
    Supplier<Sighting> look = provider.observing(home);
    Plan plan = of(file);
    return preview(plan, look.get(), file);
  }

  /** The same of a plan and what was seen. */
  Preview preview(Plan plan, Sighting seen, TopologyFile file) {
    Diff.Result diff = Diff.of(plan, seen.observed(), former(file));
    return new Preview(plan, seen, diff.changes(), diff.foreign());
  }

  /** The plan that was applied last, where the file was another one. */
  private Optional<Plan> former(TopologyFile file) {
    try {
      return folder.topology().isPresent() && !folder.has(file)
          ? Optional.of(appliedPlan())
          : Optional.empty();
    } catch (Fault | InvalidTopology | PlanRejected e) {
      return Optional.empty(); // What is recorded is damaged: routes are known by their number.
    }
  }

  /**
   * What an edit of the lab's file asks for, beside what drifted.
   *
   * @param status what the lab was last told to be, beside what it is
   */
  List<Change> edits(TopologyFile file, Preview status) {
    if (folder.has(file)) {
      return List.of();
    }
    Plan plan = of(file);
    List<Change> edits = new ArrayList<>(preview(plan, status.seen(), file).changes());
    edits.removeAll(status.changes());
    return edits;
  }

  /** The plan that was last applied. */
  Plan appliedPlan() {
    return of(applied());
  }

  /** The topology that was last applied. */
  TopologyFile applied() {
    return folder.applied().orElseThrow(this::absent);
  }

  /** Of a lab that is not there nothing can be done but to say so. */
  void mustExist() {
    if (folder.topology().isEmpty()) {
      throw absent();
    }
  }

  private Fault absent() {
    return new Fault("there is no lab " + home.name(), Advice.of("Make it with: ", "up"));
  }
}
