package dev.kindred.provider.netns;

import dev.kindred.plan.Plan;
import dev.kindred.provider.Progress;

/** What all who make changes in a lab have in common. */
record LabContext(
    Holder holder,
    LabFiles files,
    Plan plan,
    Routing routing,
    Progress progress,
    Starting starting) {
  static LabContext in(Holder holder, Routing routing, Plan plan, Progress progress) {
    LabFiles files = new LabFiles(holder);
    Starting starting = new Starting(new Workloads(holder, files));
    return new LabContext(holder, files, plan, routing, progress, starting);
  }
}
