package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Segment;
import dev.kindred.provider.IpJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads a lab's nodes and pods from their namespaces. */
final class Observer {
  private static final int ATTEMPTS = 3;

  private final Holder holder;
  private final LabFiles files;
  private final Duration limit;
  private final Map<NodeId, Observed.Node> nodes = new HashMap<>();
  private final Map<PodId, Observed.Pod> pods = new HashMap<>();
  private List<Observed.Interface> underlay = List.of();
  private Observed.WayOut wayOut = Observed.WayOut.NONE;

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
    nodes.clear();
    pods.clear();
    wayOut = Observed.WayOut.NONE;
    String questions = files.write(files.scratch(), IpJson.QUESTIONS);
    String keys = files.write(files.scratch(), String.join("\n", NodeSettings.readOfNode()) + "\n");
    List<Crew.Task> tasks = new ArrayList<>();
    for (String name : names) {
      Names.pod(name).ifPresent(pod -> tasks.add(agent -> pod(agent, pod, questions)));
      if (!Names.isPod(name)) {
        Names.node(name).ifPresent(node -> tasks.add(agent -> node(agent, node, questions, keys)));
      }
    }
    tasks.add(agent -> underlay(agent, questions));
    try {
      Crew.reading(holder, new Means("", limit)).work(tasks);
    } finally {
      files.sweep();
    }
    nodes.replaceAll((id, node) -> plugged(node));
    return new Observed(true, nodes, pods, wayOut, Map.of());
  }

  /** Links with addresses, and routes; nothing of a namespace that has just been taken away. */
  private List<JsonValue> show(Agent agent, String namespace, String questions) {
    String answer = files.scratch();
    String into = LabFiles.inside(answer);
    String purpose = "read links and routes of " + namespace + " by ip";
    int tries = ATTEMPTS; // Who takes a pod away ends first what runs in it, ours as well.
    while (agent.call(purpose, "show", namespace, questions, into) != 0) {
      if (!files.hasNamespace(namespace)) {
        return List.of();
      }
      if (--tries == 0) {
        throw new Fault(
            "could not read links and routes of "
                + namespace
                + ": "
                + files.read(answer + ".err").orElse("").strip(),
            "Run the command again.");
      }
      pause();
    }
    List<JsonValue> answers =
        Json.stream(files.read(answer).orElse(""), "ip's answer in " + namespace);
    files.delete(answer);
    files.delete(answer + ".err");
    if (answers.size() < 2) {
      throw new Fault("ip's answer in " + namespace + " is cut off", "Run the command again.");
    }
    return answers;
  }

  private void underlay(Agent agent, String questions) {
    List<JsonValue> answers = show(agent, Names.UNDERLAY, questions);
    if (answers.isEmpty()) {
      return;
    }
    List<Observed.Interface> links = IpJson.interfaces(answers.getFirst());
    List<Observed.TableRoute> routes = IpJson.routes(answers.get(1));
    boolean set = links.stream().anyMatch(l -> l.name().equals(Internet.TAP)) && forwards(agent);
    synchronized (nodes) {
      underlay = links;
      wayOut = Internet.seen(links, routes, set);
    }
  }

  private boolean forwards(Agent agent) {
    String keys =
        files.write(files.scratch(), String.join("\n", Internet.SETTINGS.keySet()) + "\n");
    agent.enter(Names.UNDERLAY);
    return settings(agent, "the way out", keys).equals(Internet.SETTINGS);
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
    if (link.equals(Plan.LINK)) {
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

  private void node(Agent agent, NodeId node, String questions, String keys) {
    List<JsonValue> answers = show(agent, Names.of(node), questions);
    if (answers.isEmpty()) {
      return;
    }
    agent.enter(Names.of(node));
    Map<String, String> settings = settings(agent, node.toString(), keys);
    Observed.Node seen =
        new Observed.Node(
            node, IpJson.interfaces(answers.get(0)), IpJson.routes(answers.get(1)), settings);
    synchronized (nodes) {
      nodes.put(node, seen);
    }
  }

  private Map<String, String> settings(Agent agent, String what, String keys) {
    String answer = files.scratch();
    agent.call("read the settings of " + what, "read", keys, LabFiles.inside(answer));
    Map<String, String> settings = new HashMap<>();
    for (String line : files.read(answer).orElse("").split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0 && tab + 1 < line.length()) {
        settings.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    files.delete(answer);
    return settings;
  }

  private void pod(Agent agent, PodId pod, String questions) {
    List<JsonValue> answers = show(agent, Names.of(pod), questions);
    if (answers.isEmpty()) {
      return;
    }
    PodRecord record =
        PodRecord.read(files, pod)
            .orElse(new PodRecord(pod, new NodeId(pod.cluster(), 1), List.of(), List.of()));
    Set<String> attached = new HashSet<>();
    Map<String, Observed.Given> given = new HashMap<>();
    Kept kept = new Kept(files);
    for (Observed.Attachment attachment : record.attachments()) {
      if (files.exists(PodRecord.done(pod, attachment.interfaceName()))) {
        attached.add(attachment.interfaceName());
      }
      kept.given(pod, attachment.interfaceName(), attachment.network())
          .ifPresent(is -> given.put(attachment.interfaceName(), is));
    }
    Optional<CommandRun> run = new Logs(files).run(pod, record.command());
    Observed.Pod seen =
        new Observed.Pod(
            pod,
            record.node(),
            record.attachments(),
            attached,
            IpJson.interfaces(answers.get(0)),
            IpJson.routes(answers.get(1)),
            record.command(),
            record.command().isEmpty() || run.filter(Observer::isOver).isPresent() || alive(pod),
            "",
            run,
            given);
    synchronized (pods) {
      pods.put(pod, seen);
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
