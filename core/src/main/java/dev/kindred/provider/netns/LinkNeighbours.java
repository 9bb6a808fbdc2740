package dev.kindred.provider.netns;

import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.Change;
import dev.kindred.plan.Given;
import dev.kindred.plan.KnownNeighbours;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.Slice;
import dev.kindred.provider.IpJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells all who lie on one link of each other, when the interfaces of all are made and before their
 * commands start: the pods of a node and the node on a bridge, all pods of the network on a
 * segment. Only what is new is told, and told to: entries that are there are the kernel's to look
 * after. A network whose links are all done has a file, {@code neighbours/NETWORK}; where that is
 * missing, as after a kill, all is told anew.
 */
final class LinkNeighbours {
  private static final String FOLDER = "neighbours";

  private final LabContext context;
  private final FreshLinks fresh;
  private final Set<PlannedNetwork> anew = new HashSet<>();
  private final List<PlannedNetwork> networks = new ArrayList<>();
  private final Map<String, List<Observed.Interface>> seen = new HashMap<>();

  private LinkNeighbours(LabContext context, FreshLinks fresh) {
    this.context = context;
    this.fresh = fresh;
  }

  private static String file(PlannedNetwork network) {
    return FOLDER + "/" + network.name();
  }

  /** True when nobody is to be told anything, unless there are changes. */
  static boolean isDone(Holder holder, Plan plan) {
    LabFiles files = new LabFiles(holder);
    return KnownNeighbours.of(plan).stream().allMatch(network -> files.exists(file(network)));
  }

  /** To be made before the changes are: pods that are concerned wait with their commands. */
  static LinkNeighbours before(LabContext context, List<Change> changes) {
    LinkNeighbours links = new LinkNeighbours(context, FreshLinks.of(changes));
    LabFiles files = context.files();
    Set<String> left = new HashSet<>(files.names(FOLDER));
    Set<String> held = new HashSet<>();
    List<PlannedNetwork> known = KnownNeighbours.of(context.plan());
    for (PlannedNetwork network : known) {
      left.remove(network.name());
      if (!files.exists(file(network))) {
        links.anew.add(network);
      } else if (!links.isConcerned(network)) {
        continue;
      }
      files.delete(file(network));
      links.networks.add(network);
      held.add(network.name());
    }
    left.forEach(name -> files.delete(FOLDER + "/" + name));
    if (known.isEmpty() && files.exists(FOLDER)) {
      files.delete(FOLDER);
    }
    context.starting().hold(held);
    return links;
  }

  private boolean isConcerned(PlannedNetwork network) {
    return network.slices().stream()
        .flatMap(slice -> pods(network, slice.node()).stream())
        .anyMatch(pod -> fresh.has(pod, network));
  }

  private List<PlannedPod> pods(PlannedNetwork network, NodeId node) {
    return context.plan().podsOn(node).stream()
        .filter(pod -> pod.workload().networks().contains(network.name()))
        .toList();
  }

  /** Reads what no plugin has just said: a bridge's hardware address, and those of older pods. */
  List<AgentPool.Task> reading() {
    Set<String> namespaces = new HashSet<>();
    for (PlannedNetwork network : networks) {
      for (Slice slice : network.slices()) {
        network.bridge(slice.node()).ifPresent(_ -> namespaces.add(Names.of(slice.node())));
        for (PlannedPod pod : pods(network, slice.node())) {
          if (!fresh.isNew(pod)) {
            namespaces.add(Names.of(pod.id()));
          }
        }
      }
    }
    if (namespaces.isEmpty()) {
      return List.of();
    }
    String questions = context.files().write(context.files().scratch(), "address show\n");
    List<AgentPool.Task> tasks = new ArrayList<>();
    namespaces.forEach(namespace -> tasks.add(agent -> read(agent, namespace, questions)));
    return tasks;
  }

  private void read(Agent agent, String namespace, String questions) {
    String answer = context.files().scratch();
    String into = LabFiles.inside(answer);
    if (agent.call("read links of " + namespace, "show", namespace, questions, into) == 0) {
      List<JsonValue> answers =
          Json.stream(context.files().read(answer).orElse(""), "ip's answer in " + namespace);
      synchronized (seen) {
        answers.stream().limit(1).forEach(a -> seen.put(namespace, IpJson.interfaces(a)));
      }
    }
  }

  /** Tells them, each in its own namespace. */
  List<AgentPool.Task> entering() {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    networks.forEach(network -> links(network).forEach(link -> LinkEnd.introduce(link, lines)));
    List<AgentPool.Task> tasks = new ArrayList<>();
    lines.forEach(
        (namespace, text) -> tasks.add(agent -> enter(agent, namespace, text.toString())));
    return tasks;
  }

  /** What does not go, as in a pod that has switched IPv6 off, is left to the kernel. */
  private void enter(Agent agent, String namespace, String lines) {
    String file = context.files().write(context.files().scratch(), lines);
    String answer = LabFiles.inside(context.files().scratch());
    agent.call("name its neighbours to " + namespace + " by ip", "tell", namespace, file, answer);
  }

  private List<List<LinkEnd>> links(PlannedNetwork network) {
    List<List<LinkEnd>> links = new ArrayList<>();
    List<LinkEnd> shared = new ArrayList<>();
    for (Slice slice : network.slices()) {
      List<LinkEnd> onNode = new ArrayList<>();
      pods(network, slice.node()).forEach(pod -> onNode.add(end(network, pod)));
      network
          .bridge(slice.node())
          .flatMap(bridge -> find(Names.of(slice.node()), bridge))
          .ifPresent(link -> onNode.add(end(Names.of(slice.node()), link)));
      if (network.type().routed()) {
        links.add(onNode);
      } else {
        shared.addAll(onNode);
      }
    }
    links.add(shared);
    return links;
  }

  /** A bridge may be as new as its first pod. */
  private static LinkEnd end(String node, Observed.Interface bridge) {
    return new LinkEnd(node, bridge.name(), bridge.addresses(), bridge.mac(), true);
  }

  private LinkEnd end(PlannedNetwork network, PlannedPod pod) {
    String namespace = Names.of(pod.id());
    String device = LinkEnd.device(pod, network);
    Given given =
        new KeptLeases(context.files())
            .given(pod.id(), device, network.name())
            .orElse(Given.UNKNOWN);
    String mac = find(namespace, device).map(Observed.Interface::mac).orElse(given.mac());
    boolean isFresh = anew.contains(network) || fresh.has(pod, network);
    return new LinkEnd(namespace, device, given.addresses(), mac, isFresh);
  }

  private Optional<Observed.Interface> find(String namespace, String device) {
    return seen.getOrDefault(namespace, List.of()).stream()
        .filter(link -> link.name().equals(device))
        .findFirst();
  }

  /** Says that it is done. */
  void done() {
    if (!networks.isEmpty()) {
      context.files().folder(FOLDER);
      networks.forEach(network -> context.files().write(file(network), ""));
    }
  }
}
