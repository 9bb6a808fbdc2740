package dev.kindred.plan;

import dev.kindred.topology.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a plan with what is observed. */
public final class Diff {
  private final Plan plan;
  private final Observed observed;
  private final LinkNames names;
  private final Map<NodeId, SeenNode> seenNodes = new HashMap<>();
  private final Map<String, String> remade;
  private final Optional<Plan> former;
  private final List<Change> changes = new ArrayList<>();
  private final List<Foreign> foreign = new ArrayList<>();

  private Diff(Plan plan, Observed seen, Optional<Plan> former) {
    this.plan = plan;
    this.names = LinkNames.of(plan, seen);
    this.observed = names.restored();
    this.former = former;
    this.remade = plan.traits().fixedNodes() ? remade() : Map.of();
    observed
        .nodes()
        .forEach((id, node) -> {
          if (!remade.containsKey(id.cluster())) {
            seenNodes.put(id, new SeenNode(node));
          }
        });
  }

  /**
   * A cluster of Kubernetes gets no node and loses none once it is made, and nothing else of what
   * it was made from can be changed.
   */
  private Map<String, String> remade() {
    Map<String, Set<NodeId>> planned = byCluster(plan.nodes().stream().map(PlannedNode::id));
    Map<String, Set<NodeId>> seen = byCluster(observed.nodes().keySet().stream());
    Map<String, String> reasons = new HashMap<>();
    for (Cluster cluster : plan.topology().clusters()) {
      String name = cluster.name();
      if (seen.containsKey(name)) {
        reason(cluster, seen.get(name).equals(planned.get(name)))
            .ifPresent(reason -> reasons.put(name, reason));
      }
    }
    return reasons;
  }

  private static Map<String, Set<NodeId>> byCluster(Stream<NodeId> nodes) {
    return nodes.collect(Collectors.groupingBy(NodeId::cluster, Collectors.toSet()));
  }

  private Optional<String> reason(Cluster cluster, boolean sameNodes) {
    if (!sameNodes) {
      return Optional.of("its cluster is made anew with other nodes");
    }
    return Optional.ofNullable(observed.madeFrom().get(cluster.name()))
        .map(MadeFrom.of(plan, cluster)::differences)
        .filter(changed -> !changed.isEmpty())
        .map(changed -> "its cluster is made anew with another " + String.join(", ", changed));
  }

  /**
   * The changes that make what is observed what is planned: first what goes, then the way out, then
   * nodes and their routes, then pods. Empty when nothing is to be done. Of a node whose link is
   * down the routes are lost as well, and {@link NodeChange.Mend} brings them back with it.
   */
  public static List<Change> of(Plan plan, Observed observed) {
    return of(plan, observed, Optional.empty()).changes();
  }

  /**
   * What a comparison came to.
   *
   * @param foreign what is somebody else's and matters: routes of nodes, objects of Kubernetes
   */
  public record Result(List<Change> changes, List<Foreign> foreign) {
    /** Copies its lists. */
    public Result {
      changes = List.copyOf(changes);
      foreign = List.copyOf(foreign);
    }
  }

  /**
   * As {@link #of(Plan, Observed)}, with what is somebody else's.
   *
   * @param former the plan that was applied last, whose routes an older Kindred did not number
   */
  public static Result of(Plan plan, Observed observed, Optional<Plan> former) {
    Diff diff = new Diff(plan, observed, former);
    diff.removed();
    WayOutDiff.of(plan, observed.wayOut()).ifPresent(diff.changes::add);
    diff.changes.addAll(diff.names.ofNodes());
    diff.nodes();
    diff.pods();
    observed.others().stream()
        .filter(o -> diff.stays(o.cluster()) && o.inTheWayOf(plan))
        .forEach(diff.foreign::add);
    return new Result(diff.changes, diff.foreign);
  }

  /** What is in a cluster that is made anew goes with it. */
  private boolean stays(String cluster) {
    return !remade.containsKey(cluster);
  }

  private void removed() {
    Set<NodeId> nodes = new HashSet<>();
    plan.nodes().forEach(n -> nodes.add(n.id()));
    Set<PodId> pods = new HashSet<>();
    plan.pods().forEach(p -> pods.add(p.id()));
    observed.pods().values().stream()
        .filter(p -> !pods.contains(p.id()) && !remade.containsKey(p.id().cluster()))
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .forEach(p -> changes.add(new PodChange.Remove(p.id(), p.node(), "not in the topology")));
    observed.nodes().keySet().stream()
        .sorted()
        .forEach(n -> {
          String reason = remade.get(n.cluster());
          if (reason != null) {
            changes.add(new NodeChange.Remove(n, reason));
          } else if (!nodes.contains(n)) {
            changes.add(new NodeChange.Remove(n));
          }
        });
  }

  private void nodes() {
    for (PlannedNode node : plan.nodes()) {
      SeenNode seen = seenNodes.get(node.id());
      if (seen == null) {
        changes.add(new NodeChange.Add(node));
      } else {
        NodeDiff diff = new NodeDiff(plan, node, seen, former(node.id()));
        changes.addAll(diff.changes());
        foreign.addAll(diff.foreign());
      }
    }
  }

  private Set<Route> former(NodeId node) {
    return former
        .filter(p -> !p.equals(plan))
        .map(p -> Set.copyOf(p.routes().of(node)))
        .orElse(Set.of());
  }

  private void pods() {
    Set<String> silent = silent();
    Set<String> routes = new HashSet<>(); // Pods on a bridge share one.
    for (PlannedPod pod : plan.pods()) {
      if (silent.contains(pod.id().cluster())) {
        continue;
      }
      Observed.Pod seen = observed.pods().get(pod.id());
      if (seen == null || seen.starting() || remade.containsKey(pod.id().cluster())) {
        changes.add(new PodChange.Add(pod));
      } else {
        NodeId place = plan.traits().kubernetes() ? seen.node() : pod.node();
        Optional<SeenNode> node =
            Optional.ofNullable(seenNodes.get(place)).filter(n -> plan.node(n.id()).isPresent());
        List<Change> ofPod = new PodDiff(plan, pod, seen, node).changes();
        if (ofPod.stream().noneMatch(PodChange.Replace.class::isInstance)) {
          changes.addAll(names.of(pod.id()));
        }
        ofPod.stream()
            .filter(c -> !(c instanceof RouteChange.SetToPod) || routes.add(c.subject()))
            .forEach(changes::add);
      }
    }
  }

  /** While a node of its cluster does not run, nobody can tell whether a pod is as it should be. */
  private Set<String> silent() {
    Set<String> clusters = new HashSet<>();
    if (plan.traits().kubernetes()) {
      seenNodes.forEach((id, node) -> {
        if (!node.answers()) {
          clusters.add(id.cluster());
        }
      });
    }
    return clusters;
  }
}
