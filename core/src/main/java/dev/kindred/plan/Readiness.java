package dev.kindred.plan;

/**
 * What Kubernetes says of a pod that it has.
 *
 * @param name what it is called there
 * @param ready true when Kubernetes holds it to be ready
 * @param starting true while it has no network yet, as when it is being made
 * @param why it is not ready, as {@code CrashLoopBackOff}; empty where it is, or nobody says
 */
public record Readiness(String name, boolean ready, boolean starting, String why) {}
