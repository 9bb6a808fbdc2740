package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.Given;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Segment;
import dev.kindred.plan.WayOut;
import dev.kindred.provider.DeclaredNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a lab's nodes and pods from their namespaces: few by {@code ip}, a process each; many by
 * the probe, which takes longer to start and moves between them by itself.
 */
final class Observer {
  private static final int ATTEMPTS = 3;

  /** From so many namespaces on a JVM more costs less than a process for each. */
  static final int MANY = 100;

  private final Holder holder;
  private final LabFiles files;
  private final Duration limit;
  private final Map<NodeId, Observed.Node> nodes = new HashMap<>();
  private final Map<PodId, Observed.Pod> pods = new HashMap<>();
  private List<Observed.Interface> underlay = List.of();
  private WayOut wayOut = WayOut.NONE;

  /**
   * @param limit how long one outside program may take
   */
  Observer(Holder holder, Duration limit) {
    this.holder = holder;
    this.limit = limit;
    this.files = new LabFiles(holder);
  }

  /** Reads it. Where that fails something may have just been taken away, and it is read again. */
  Observed read() {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(files.namespaces());
      } catch (Fault e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
  }

  private Observed read(List<String> names) {
    if (names.size() < MANY) {
      return byIp(names);
    }
    try (ProbeProcess probe = ProbeProcess.start(holder)) {
      return by(probe, names);
    } catch (Fault e) {
      return byIp(names); // Whatever is wrong with the one: the other may say what.
    }
  }

  /**
   * Reads it by a probe that runs.
   *
   * @throws Fault where that fails
   */
  Observed by(ProbeProcess probe) {
    return by(probe, files.namespaces());
  }

  private Observed by(ProbeProcess probe, List<String> names) {
    Map<String, List<String>> questions = new LinkedHashMap<>();
    names.forEach(name -> questions.put(name, settings(name)));
    begin();
    probe.look(questions, limit, this::take).stream()
        .filter(files::hasNamespace)
        .findFirst()
        .ifPresent(name -> {
          throw new Fault("could not read links of " + name, "Run the command again.");
        });
    return all();
  }

  private Observed byIp(List<String> names) {
    begin();
    ByIp ip = new ByIp(files);
    List<AgentPool.Task> tasks = new ArrayList<>();
    for (String name : names) {
      tasks.add(agent -> ip.look(agent, name, settings(name)).ifPresent(seen -> take(name, seen)));
    }
    try {
      AgentPool.reading(holder, new AgentSettings("", limit)).work(tasks);
    } finally {
      files.sweep();
    }
    return all();
  }

  /** Which settings are to be read in a namespace. */
  private static List<String> settings(String namespace) {
    if (namespace.equals(Names.UNDERLAY)) {
      return List.copyOf(Internet.SETTINGS.keySet());
    }
    return Names.node(namespace).isPresent()
        ? NodeSettings.readOfNode(DeclaredNodes.LINK)
        : List.of();
  }

  private void begin() {
    nodes.clear();
    pods.clear();
    underlay = List.of();
    wayOut = WayOut.NONE;
  }

  private Observed all() {
    nodes.replaceAll((id, node) -> plugged(node));
    return new Observed(true, nodes, pods, wayOut, Map.of(), List.of());
  }

  private void take(String namespace, Seen seen) {
    if (namespace.equals(Names.UNDERLAY)) {
      underlay(seen);
    }
    Names.node(namespace).ifPresent(node -> node(node, seen));
    Names.pod(namespace).ifPresent(pod -> pod(pod, seen));
  }

  private void underlay(Seen seen) {
    boolean forwards = seen.settings().equals(Internet.SETTINGS);
    synchronized (nodes) {
      underlay = seen.links();
      wayOut = Internet.seen(seen.links(), seen.routes(), forwards);
    }
  }

  /** A node's cable that does not end at a bridge that is up: to its plan, the link is down. */
  private Observed.Node plugged(Observed.Node node) {
    List<Observed.Interface> links = new ArrayList<>();
    for (Observed.Interface link : node.interfaces()) {
      boolean plugged = bridge(link.name()).map(b -> isPlugged(link.peer(), b)).orElse(true);
      links.add(
          plugged
              ? link
              : new Observed.Interface(
                  link.name(),
                  link.index(),
                  link.peer(),
                  link.master(),
                  false,
                  link.addresses(),
                  link.mtu(),
                  link.mac()));
    }
    return new Observed.Node(node.id(), links, node.routes(), node.sysctls());
  }

  /** The bridge that a node's interface is to end at. */
  private static Optional<String> bridge(String link) {
    if (link.equals(DeclaredNodes.LINK)) {
      return Optional.of(Names.BRIDGE);
    }
    return Segment.isDevice(link) ? Optional.of(link) : Optional.empty();
  }

  private boolean isPlugged(int port, String bridge) {
    boolean bridgeUp = underlay.stream().anyMatch(l -> l.name().equals(bridge) && l.up());
    return bridgeUp
        && underlay.stream()
            .anyMatch(l -> l.index() == port && l.master().equals(bridge) && l.up());
  }

  private void node(NodeId node, Seen seen) {
    synchronized (nodes) {
      nodes.put(node, new Observed.Node(node, seen.links(), seen.routes(), seen.settings()));
    }
  }

  private void pod(PodId pod, Seen seen) {
    PodRecord record =
        PodRecord.read(files, pod)
            .orElse(
                new PodRecord(
                    pod, DeclaredNodes.controlPlane(pod.cluster()), List.of(), List.of()));
    Set<String> attached = new HashSet<>();
    Map<String, Given> given = new HashMap<>();
    KeptLeases kept = new KeptLeases(files);
    for (Attachment attachment : record.attachments()) {
      if (files.exists(PodRecord.done(pod, attachment.interfaceName()))) {
        attached.add(attachment.interfaceName());
      }
      kept.given(pod, attachment.interfaceName(), attachment.network())
          .ifPresent(is -> given.put(attachment.interfaceName(), is));
    }
    Optional<CommandRun> run = new Logs(files).run(pod, record.command());
    Observed.Pod observed =
        new Observed.Pod(
            pod,
            record.node(),
            record.attachments(),
            attached,
            seen.links(),
            seen.routes(),
            record.command(),
            record.command().isEmpty() || run.filter(Observer::isOver).isPresent() || alive(pod),
            "",
            run,
            given,
            Optional.empty(),
            Map.of(),
            false);
    synchronized (pods) {
      pods.put(pod, observed);
    }
  }

  /** Whoever looked after it is done. */
  private static boolean isOver(CommandRun run) {
    return run.state() == CommandRun.State.ENDED;
  }

  private boolean alive(PodId pod) {
    return files.read(PodRecord.process(pod)).filter(p -> Workloads.isAlive(holder, p)).isPresent();
  }
}
