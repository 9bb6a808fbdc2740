package dev.kindred.lab;

import dev.kindred.plan.Change;
import dev.kindred.plan.Foreign;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import java.util.List;

/**
 * A plan beside what is there.
 *
 * @param changes what {@code up} would do; empty when nothing
 * @param foreign what is somebody else's and matters: routes of nodes, objects of Kubernetes
 */
public record Preview(Plan plan, Observed observed, List<Change> changes, List<Foreign> foreign) {}
