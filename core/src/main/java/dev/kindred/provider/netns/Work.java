package dev.kindred.provider.netns;

import dev.kindred.plan.Plan;
import dev.kindred.provider.Progress;

/** What all who make changes in a lab have in common. */
record Work(Holder holder, LabFiles files, Plan plan, Routing routing, Progress progress) {
  static Work in(Holder holder, Plan plan, Progress progress) {
    return new Work(holder, new LabFiles(holder), plan, new Routing(plan), progress);
  }
}
