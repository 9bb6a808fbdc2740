package dev.kindred.provider;

import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.Underlay;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the clusters of a lab real. It decides nothing: it says what is there and makes the changes
 * that it is given. Its faults are {@link dev.kindred.host.Fault}s.
 */
public interface Provider {
  /** Its name in a topology. */
  String name();

  /** The underlay that a plan of this topology is to use. */
  Underlay underlay(LabHome home, Topology topology);

  /**
   * The underlay of a plan that is only looked at: neither the lab nor what would make it needs to
   * be there.
   */
  Underlay sketch(Topology topology);

  /**
   * What this provider cannot hold of a topology, before there is a plan of it; each reason with
   * the path of its key.
   */
  default List<Problem> limits(Topology topology) {
    return List.of();
  }

  /**
   * Why this provider cannot hold a plan, which may have other faults as well, each reason with the
   * path of its key; empty when it can.
   */
  List<Problem> limits(Plan plan);

  /**
   * Sees to the programs and rights that a plan needs before anything of it is made, and that
   * nobody who was killed is still at work on the lab. Whoever calls it holds the lab's lock.
   *
   * @throws dev.kindred.host.MissingRequirement when they cannot be had
   * @throws Overtaken when somebody else has taken what the plan was to have: with another plan it
   *     may go on
   */
  void prepare(LabHome home, Plan plan, Progress progress);

  /**
   * All that is to be said of this machine before a lab is made on it, what is well as well. It
   * changes nothing, and may take a while.
   *
   * @param plan with the underlay that {@link #sketch} gave
   */
  List<Finding> checkup(LabHome home, Plan plan);

  /**
   * What of this machine is in the way of what a plan has and is not made yet, or worth a thought:
   * what a moment tells. Nothing of that which is as it should be.
   *
   * @param seen what {@link #observe} gave
   * @param changes what is to be made of the plan
   */
  default List<Finding> examine(LabHome home, Plan plan, Sighting seen, List<Change> changes) {
    return List.of();
  }

  /**
   * Sees to what changes need besides, before the first of them is made.
   *
   * @param seen what {@link #observe} gave, from which the changes were concluded
   * @throws dev.kindred.host.Fault when that cannot be had; nothing was changed then
   */
  default void provide(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {}

  /**
   * Reads what is there. It changes nothing, and may run beside {@link #apply}. What it gives is
   * for this provider's other methods.
   */
  Sighting observe(LabHome home);

  /**
   * As {@link #observe}, and may begin before it is waited for: a plan can be made meanwhile. It
   * does not see what came of {@link #prepare} since then.
   */
  default Supplier<Sighting> observing(LabHome home) {
    return () -> observe(home);
  }

  /**
   * Makes the changes, in parallel where they do not depend on each other; there may be none. Where
   * it {@link #endsInTime}, the lab ends by itself at the home's deadline from now on.
   *
   * @param seen what {@link #observe} gave, from which the changes were concluded
   */
  void apply(LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress);

  /** True when something of the lab runs. It is asked of many labs, so that it should be quick. */
  default boolean runs(LabHome home) {
    return observe(home).observed().running();
  }

  /** True when a lab ends by itself when its time is over. */
  default boolean endsInTime() {
    return false;
  }

  /**
   * Sends packets along the paths, and says what came of each, in the same order.
   *
   * @param seen what {@link #observe} gave
   */
  List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths);

  /** What sends packets, on its way to be ready. */
  interface Probe extends AutoCloseable {
    /** Reads the lab, as {@link Provider#observe} does. To be asked before packets are sent. */
    Sighting observe();

    /**
     * Sends packets along the paths once, and says what came of each, in the same order.
     *
     * @param seen what {@link #observe} gave
     * @param progress is told how far it is, where that is known
     */
    List<Echo> send(Sighting seen, List<PodPath> paths, Progress progress);

    @Override
    void close();
  }

  /** Starts what sends packets, so that it is ready when paths are known. */
  default Probe startProbe(LabHome home) {
    Supplier<Sighting> look = observing(home);
    return new Probe() {
      @Override
      public Sighting observe() {
        return look.get();
      }

      @Override
      public List<Echo> send(Sighting seen, List<PodPath> paths, Progress progress) {
        return probe(home, seen, paths);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Reads what decides about packets beside the main routing tables: rules, other tables and packet
   * filters. That takes a while, so that only some nodes and pods are asked.
   *
   * @param seen what {@link #observe} gave
   */
  default Policies policies(
      LabHome home, Sighting seen, Collection<NodeId> nodes, Collection<PodId> pods) {
    return Policies.NONE;
  }

  /**
   * A program in a pod, a shell when none is named.
   *
   * @throws dev.kindred.host.Fault where the pod does not run
   */
  PlacedCommand inPod(LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams);

  /**
   * Writes what the command of a pod printed.
   *
   * @throws IOException when it cannot be written to that stream
   */
  default void logs(LabHome home, PodId pod, LogWish wish, OutputStream out) throws IOException {
    throw new dev.kindred.host.Fault("provider " + name() + " keeps nothing that pods print", "");
  }

  /** How pods do, without a look at more than that needs; of those of which it is told. */
  default Map<PodId, PodState> states(LabHome home) {
    return Map.of();
  }

  /** As {@link #inPod}, on a node. */
  PlacedCommand onNode(
      LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams);

  /**
   * Lets the user's kubectl reach clusters. Whoever calls it holds the lab's lock.
   *
   * @param clusters of which the first becomes the one that kubectl speaks to
   * @return the name of its context; empty where clusters have no API server
   */
  default Optional<String> use(LabHome home, List<String> clusters) {
    return Optional.empty();
  }

  /**
   * The kubeconfigs of the clusters that have an API server.
   *
   * @return the text of each by the cluster's name; none for clusters that are not made
   * @throws dev.kindred.host.Fault when clusters of this provider never have one
   */
  default Map<String, String> kubeconfigs(LabHome home) {
    return Map.of();
  }

  /**
   * Asks each attached plugin to CHECK its interfaces; the faults that they named.
   *
   * @param seen what {@link #observe} gave
   */
  List<String> check(LabHome home, Plan plan, Sighting seen);

  /**
   * Removes all that the lab has outside its folder; returns when nothing of it is left.
   *
   * @return false when there was nothing
   */
  boolean remove(LabHome home, Progress progress);

  /**
   * The folders of labs of this user of which something is left on this machine and whose folder is
   * gone, so that no command names them any more. {@link #remove} finds them by it.
   */
  default List<Path> orphans() {
    return List.of();
  }

  /** What a lab keeps for pods that are gone, in words, as an address. */
  default List<String> strays(LabHome home) {
    return List.of();
  }

  /** Does away with what {@link #strays} names. Whoever calls it holds the lab's lock. */
  default void sweep(LabHome home) {}
}
