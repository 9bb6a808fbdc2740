package dev.kindred.provider.probe;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.NodeAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The probes of several nodes, which are all asked at once. For one thread. */
final class Probes implements AutoCloseable {
  private final List<NodeProbe> probes = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private boolean idle = true;

  private Probes() {}

  /** Starts one on each node. */
  static Probes start(Collection<NodeId> nodes, NodeAccess exec) {
    Probes started = new Probes();
    try {
      for (NodeId node : nodes) {
        started.probes.add(NodeProbe.start(node, exec));
      }
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /**
   * A part of the work, which all are to have done before the next begins.
   *
   * @param purpose what is to be done, to follow "did not"
   * @param last the line that ends the answer to it
   */
  record Stage(String purpose, Duration limit, String last) {}

  /**
   * Gives each its orders.
   *
   * @return the lines of all answers, without the last ones
   * @throws Fault the first fault of a node, or when one does not answer in time
   */
  List<String> ask(Stage stage, Function<NodeId, String> orders) {
    idle = false;
    long deadline = System.nanoTime() + stage.limit().toNanos();
    ExecutorCompletionService<List<String>> work = new ExecutorCompletionService<>(threads);
    Map<NodeId, Future<List<String>>> answers = new LinkedHashMap<>();
    for (NodeProbe probe : probes) {
      String text = orders.apply(probe.node());
      answers.put(probe.node(), work.submit(() -> probe.ask(text, stage.last())));
    }
    List<String> lines = new ArrayList<>();
    try {
      for (int i = 0; i < answers.size(); i++) {
        Future<List<String>> next = work.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw late(stage, answers);
        }
        lines.addAll(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("interrupted in the middle of the probe", "Run the command again.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Fault fault ? fault : new IllegalStateException(e.getCause());
    }
    idle = true;
    return lines;
  }

  private static Fault late(Stage stage, Map<NodeId, Future<List<String>>> answers) {
    String silent =
        answers.entrySet().stream()
            .filter(answer -> !answer.getValue().isDone())
            .map(answer -> answer.getKey().name())
            .collect(Collectors.joining(", "));
    return new Fault(
        "the probe did not " + stage.purpose() + " within " + seconds(stage) + " s on " + silent,
        "See whether the node is overloaded or hangs, and run the command again.");
  }

  private static String seconds(Stage stage) {
    return Long.toString(stage.limit().toSeconds());
  }

  /** Lets them end by themselves. When one still has work, all are ended. */
  @Override
  public void close() {
    if (idle) {
      probes.forEach(NodeProbe::dismiss);
      probes.forEach(NodeProbe::awaitEnd);
    }
    probes.forEach(NodeProbe::end);
    threads.shutdownNow();
  }
}
