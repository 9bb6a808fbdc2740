package dev.kindred.bench;

import dev.kindred.plan.Allocation;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.topology.Topology;
import java.util.List;
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

/**
 * The time to plan a lab. A plan grows with its slices, one a node and network, so that its time is
 * to be linear in nodes x networks x clusters: look at it for each slice, not only as a whole.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlanBenchmark {
  /** How many clusters. */
  @Param({"50", "100", "200", "400"})
  public int clusters;

  /** How many networks, each of which joins all clusters. */
  @Param("8")
  public int networks;

  /** How many nodes each cluster has. */
  @Param("4")
  public int nodes;

  /** Whether networks have an IPv6 block beside the one of IPv4. */
  @Param({"false", "true"})
  public boolean dualStack;

  private Topology topology = new Topology("", "", List.of(), List.of(), List.of(), List.of());
  private Allocation allocation = Allocation.NONE;

  /** Declares the lab. */
  @Setup
  public void declare() {
    topology = DeclaredLab.of(clusters, networks, nodes, dualStack);
    allocation = plan().allocation();
  }

  /** The plan of a new lab. */
  @Benchmark
  public Plan plan() {
    return Planner.plan(topology, DeclaredLab.UNDERLAY, Allocation.NONE);
  }

  /** The plan of a lab that runs, as every command makes it. */
  @Benchmark
  public Plan planAgain() {
    return Planner.plan(topology, DeclaredLab.UNDERLAY, allocation);
  }
}
