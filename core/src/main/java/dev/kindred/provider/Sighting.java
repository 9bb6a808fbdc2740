package dev.kindred.provider;

import dev.kindred.plan.Observed;

/**
 * What a provider saw of a lab in one look. It is handed back to that provider with the changes
 * that were concluded from it: a provider keeps nothing between calls, so that threads can share
 * it.
 */
@FunctionalInterface
public interface Sighting {
  /** What is there, in the words of plans. */
  Observed observed();
}
