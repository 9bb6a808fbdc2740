package dev.kindred.plan;

/**
 * What the clusters of a provider are, as far as a plan depends on it.
 *
 * @param kubernetes true where Kubernetes has the pods: it places them, gives them their interfaces
 *     once, when it makes them, and says how they do; false where all that is the plan's
 * @param first the first interface of the pods
 * @param fixedNodes true where a cluster keeps the nodes that it was made with, and all else that
 *     it was made from: another number of nodes makes it anew
 * @param ownsUnderlay true where what joins the nodes is made for this plan, which chooses its
 *     blocks and gives it the way out of the lab; false where somebody else has it
 * @param carriesSegments true where the underlay carries what is sent on segments, in packets of
 *     its own, so that each node must know the others; false where segments are links
 */
public record Traits(
    boolean kubernetes,
    FirstInterface first,
    boolean fixedNodes,
    boolean ownsUnderlay,
    boolean carriesSegments) {
  /**
   * The first interface of pods.
   *
   * @param planned true where the plan gives it to them, and the nodes its routes
   */
  public record FirstInterface(String name, boolean planned) {}

  /** Of nodes of which all is the plan's. */
  public static Traits bare(String firstInterface) {
    return new Traits(false, new FirstInterface(firstInterface, true), false, true, false);
  }

  /** Of clusters of Kubernetes that keep their nodes, on an underlay that somebody else made. */
  public static Traits ofKubernetes(String firstInterface) {
    return new Traits(true, new FirstInterface(firstInterface, false), true, false, true);
  }
}
