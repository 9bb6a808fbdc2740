package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Parallel;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.LabHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The containers that are nodes of kind. Those of a lab are known by a folder of the lab that is
 * mounted in them: kind gives no way to label a container.
 */
final class Containers {
  /** Where a node has the lab's folder. */
  static final String MARK = "/etc/kindred/lab";

  private static final String LABEL = "io.x-k8s.kind.cluster";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One that takes longer to say what it has does not answer. */
  private static final Duration LISTING = Duration.ofMinutes(1);

  private final Engine engine;
  private final Path mark;
  private final KindLedger ledger;

  Containers(Engine engine, LabHome home) {
    this.engine = engine;
    this.ledger = new KindLedger(home);
    this.mark = mark(home);
  }

  /** The folder that marks the lab's nodes. */
  static Path mark(LabHome home) {
    return home.folder().resolve("kind");
  }

  /**
   * A container of some kind cluster.
   *
   * @param ours true when it is a node of this lab
   * @param networks the container networks that it is on
   * @param image what it was made of, as it was named then
   */
  record Node(
      String name,
      String cluster,
      boolean ours,
      boolean running,
      Set<String> networks,
      String image) {
    /** Copies its set. */
    Node {
      networks = Set.copyOf(networks);
    }
  }

  /** All nodes of kind that the engine has, of whomever they are. */
  List<Node> all() {
    return inspected(engine).stream().map(this::node).toList();
  }

  private static List<JsonValue> inspected(Engine engine) {
    String text =
        engine
            .command("ps", "--all", "--quiet", "--filter", "label=" + LABEL)
            .purpose("list the nodes of kind")
            .timeout(LISTING)
            .run()
            .stdout();
    List<String> ids = Arrays.stream(text.split("\\s+")).filter(id -> !id.isEmpty()).toList();
    return engine.containers(ids);
  }

  /** Those of some nodes that are paused: they are there, and do nothing. */
  Set<String> paused(List<NodeId> nodes) {
    return engine.containers(nodes.stream().map(NodeId::name).toList()).stream()
        .filter(Engine::isPaused)
        .map(Containers::name)
        .collect(Collectors.toSet());
  }

  /** Docker holds a container that is paused to be running, and Podman does not. */
  static boolean runs(JsonValue container) {
    return !Engine.isPaused(container)
        && container
            .get("State")
            .flatMap(s -> s.get("Running"))
            .filter(JsonValue::isTrue)
            .isPresent();
  }

  /** Docker writes a stroke before it. */
  static String name(JsonValue container) {
    String name = container.text("Name").orElse("");
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** The names of this lab's nodes of a cluster. */
  List<String> ofCluster(String cluster) {
    return all().stream()
        .filter(n -> n.ours() && n.cluster().equals(cluster))
        .map(Node::name)
        .toList();
  }

  /** The folders of labs whose nodes are there, and which are gone themselves. */
  static List<Path> orphans(Engine engine) {
    return inspected(engine).stream()
        .flatMap(container -> container.list("Mounts").stream())
        .filter(m -> m.text("Destination").orElse("").equals(MARK))
        .flatMap(m -> m.text("Source").map(Path::of).map(Path::getParent).stream())
        .filter(folder -> !Files.isDirectory(folder))
        .distinct()
        .toList();
  }

  private Node node(JsonValue container) {
    Map<String, JsonValue> labels =
        container.get("Config").map(c -> c.members("Labels")).orElse(Map.of());
    boolean ours =
        container.list("Mounts").stream()
            .anyMatch(m ->
                m.text("Destination").orElse("").equals(MARK)
                    && m.text("Source").orElse("").equals(mark.toString()));
    JsonValue label = labels.get(LABEL);
    return new Node(
        name(container),
        label == null ? "" : label.asText(),
        ours,
        runs(container),
        container.get("NetworkSettings").map(n -> n.members("Networks").keySet()).orElse(Set.of()),
        container.get("Config").flatMap(c -> c.text("Image")).orElse(""));
  }

  /** Ends and removes containers with their volumes, at once: nothing in them is to be kept. */
  void remove(List<String> names) {
    if (!names.isEmpty()) {
      for (JsonValue container : engine.containers(names)) {
        volumes(container).forEach(ledger::intendVolume);
      }
      Parallel.each(names, this::remove);
    }
    removeVolumes();
  }

  /** Those that the engine made for it alone, which have no other name than a long number. */
  private static List<String> volumes(JsonValue container) {
    return container.list("Mounts").stream()
        .filter(m -> m.text("Type").orElse("").equals("volume"))
        .flatMap(m -> m.text("Name").stream())
        .toList();
  }

  private void remove(String name) {
    List<String> line = new ArrayList<>(List.of("rm", "--force", "--volumes"));
    if (engine.program().equals("podman")) {
      line.addAll(List.of("--time", "0")); // It would wait ten seconds.
    }
    line.add(name);
    Command command = engine.command(line).purpose("remove node " + name).timeout(LIMIT);
    Command.Output output = command.answer();
    if (output.exitCode() != 0 && !engine.containers(List.of(name)).isEmpty()) {
      command.run();
    }
  }

  /**
   * Removes volumes that were made for nodes of clusters that never came to be: for Podman, kind
   * makes a volume first, names its node in a label, and then runs the node.
   */
  void removeStrayVolumes(List<String> clusters) {
    if (!engine.program().equals("podman") || clusters.isEmpty()) {
      return;
    }
    String text =
        engine
            .command("volume", "ls", "--filter", "dangling=true", "--format", "json")
            .purpose("look for volumes of nodes")
            .timeout(LIMIT)
            .run()
            .stdout();
    String names = clusters.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    Pattern node = Pattern.compile("(" + names + ")-(control-plane|worker)[0-9]*");
    for (JsonValue volume : Json.parse(text.isBlank() ? "[]" : text, "its volumes").asList()) {
      if (volume.members("Labels").keySet().stream().anyMatch(l -> node.matcher(l).matches())) {
        volume.text("Name").ifPresent(ledger::intendVolume);
      }
    }
    removeVolumes();
  }

  /** Where an engine was ended in between, volumes outlive their containers. */
  private void removeVolumes() {
    for (String volume : ledger.volumes()) {
      engine.command("volume", "rm", "--force", volume).purpose("remove a volume").answer();
      ledger.goneVolume(volume);
    }
  }
}
