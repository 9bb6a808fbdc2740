package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Parallel;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Observed;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.kind.images.EngineContents;
import dev.kindred.provider.kubernetes.ClusterSnapshot;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import dev.kindred.provider.kubernetes.Scripts;
import dev.kindred.provider.kubernetes.Sections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the clusters of a lab: each node by one script, in parallel. */
final class Observer {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Engine engine;
  private final String lab;
  private final List<NodeId> nodes;
  private final Map<NodeId, Sections> answers = new ConcurrentHashMap<>();
  private volatile EngineContents images = EngineContents.UNKNOWN;

  /** Of a lab; empty where there is nothing to be seen. */
  static Optional<Observer> of(KindLab lab) {
    List<NodeId> nodes = lab.standing().nodes();
    lab.mayRun();
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Observer(lab.engine(), lab.home().name(), nodes));
  }

  Observer(Engine engine, String lab, List<NodeId> nodes) {
    this.engine = engine;
    this.lab = lab;
    this.nodes = nodes;
  }

  /** What was seen, with what commands need to know of each pod. */
  KubernetesSighting read() {
    List<NodeId> silent = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();
    for (NodeId node : nodes) {
      tasks.add(() ->
          ask(node)
              .ifPresentOrElse(
                  answer -> answers.put(node, answer),
                  () -> {
                    synchronized (silent) {
                      silent.add(node);
                    }
                  }));
    }
    tasks.add(() -> images = EngineContents.of(engine));
    Parallel.run(tasks);
    Map<NodeId, Observed.Node> seen = stopped(silent);
    Map<String, Map<NodeId, Sections>> clusters = new TreeMap<>();
    answers.forEach((node, answer) ->
        clusters.computeIfAbsent(node.cluster(), c -> new TreeMap<>()).put(node, answer));
    List<ClusterSnapshot> sights = new ArrayList<>();
    clusters.forEach(
        (cluster, members) -> sights.add(new ClusterSnapshot(cluster, members, images)));
    sights.forEach(sight -> seen.putAll(sight.nodes()));
    return KubernetesSighting.of(seen, sights);
  }

  /** Empty where it is not there, or does not run. */
  private Optional<Sections> ask(NodeId node) {
    List<String> line = new ArrayList<>(List.of("sh", "-s", lab));
    line.addAll(NodeSettings.readOfNode(DeclaredNodes.LINK));
    line.add("--");
    line.addAll(NodeSettings.ofPod().keySet());
    Command.Output output =
        engine
            .exec(node.name(), line.toArray(String[]::new))
            .input(Scripts.OBSERVE)
            .purpose("read node " + node)
            .timeout(LIMIT)
            .answer();
    Sections sections = Sections.of(output.stdout());
    return sections.complete() ? Optional.of(sections) : Optional.empty();
  }

  /** Those of the silent nodes that have a container; of the others there is nothing. */
  private Map<NodeId, Observed.Node> stopped(List<NodeId> silent) {
    Map<NodeId, Observed.Node> stopped = new HashMap<>();
    if (silent.isEmpty()) {
      return stopped;
    }
    List<String> names = silent.stream().map(NodeId::name).toList();
    for (JsonValue container : engine.containers(names)) {
      for (NodeId node : silent) {
        if (Containers.name(container).equals(node.name())) {
          if (Containers.runs(container) && ask(node).isEmpty()) {
            throw new Fault(
                "node " + node + " runs, but could not be read",
                "See what it says: " + engine.program() + " logs " + node.name());
          }
          stopped.put(node, Observed.Node.stopped(node));
        }
      }
    }
    return stopped;
  }
}
