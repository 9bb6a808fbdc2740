package dev.kindred.bench;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Change;
import dev.kindred.plan.Diff;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Planner;
import dev.kindred.plan.Route;
import dev.kindred.plan.TableRoute;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The routes of all nodes of a lab: to derive them, and to compare them with those that are there.
 * Every node has one to each foreign slice, so that all of them together are nodes x nodes x
 * networks, and the time for them is quadratic in the nodes: look at it for each route.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RoutesBenchmark {
  /** How many clusters. */
  @Param({"25", "50", "100", "200"})
  public int clusters;

  /** How many networks, each of which joins all clusters. */
  @Param("8")
  public int networks;

  /** How many nodes each cluster has. */
  @Param("4")
  public int nodes;

  private Plan plan =
      Planner.plan(
          new Topology("", "", List.of(), List.of(), List.of(), List.of()),
          DeclaredLab.UNDERLAY,
          Allocation.NONE);
  private Observed observed = Observed.NOTHING;

  /** Plans the lab, and observes its nodes as planned and without pods. */
  @Setup
  public void declare() {
    Topology lab = DeclaredLab.of(clusters, networks, nodes, false);
    Topology empty =
        new Topology(
            lab.name(), lab.provider(), lab.underlay(), lab.clusters(), lab.networks(), List.of());
    plan = Planner.plan(empty, DeclaredLab.UNDERLAY, Allocation.NONE);
    Map<NodeId, Observed.Node> seen = new HashMap<>();
    for (PlannedNode node : plan.nodes()) {
      seen.put(node.id(), seen(node));
    }
    observed = new Observed(true, seen, Map.of());
    if (!diff().isEmpty()) {
      throw new IllegalStateException("the lab is not as planned: " + diff().getFirst());
    }
  }

  private Observed.Node seen(PlannedNode node) {
    List<TableRoute> routes = new ArrayList<>();
    for (Route route : plan.routes().of(node.id())) {
      boolean refused = route.gateway().isEmpty();
      String device = refused ? "" : DeclaredNodes.LINK;
      routes.add(new TableRoute(route.destination(), route.gateway(), device, refused));
    }
    Observed.Interface link =
        new Observed.Interface(DeclaredNodes.LINK, 2, 9, "", true, node.addresses(), plan.mtu());
    return new Observed.Node(
        node.id(), List.of(link), routes, NodeSettings.ofNode(DeclaredNodes.LINK));
  }

  /** The routes of all nodes. */
  @Benchmark
  public void routes(Blackhole sink) {
    for (PlannedNode node : plan.nodes()) {
      sink.consume(plan.routes().of(node.id()));
    }
  }

  /** What {@code status} finds on nodes that are as planned: nothing. */
  @Benchmark
  public List<Change> diff() {
    return Diff.of(plan, observed);
  }
}
