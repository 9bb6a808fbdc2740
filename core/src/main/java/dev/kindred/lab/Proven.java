package dev.kindred.lab;

import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.verify.Matrix;

/**
 * A lab at one moment.
 *
 * @param plan that was last applied
 * @param observed what was there before packets were sent
 * @param matrix what came of the packets
 */
public record Proven(Plan plan, Observed observed, Matrix matrix) {}
