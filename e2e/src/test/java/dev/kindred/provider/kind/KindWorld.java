package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LostLedger;
import dev.kindred.provider.Provider;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Labs of two clusters with a node each, in the engine that this process's environment names. */
final class KindWorld implements World {
  private static final List<NodeId> NODES = List.of(TestLab.NODE1, TestLab.NODE2);

  @Override
  public Provider provider() {
    return new KindProvider(System.getenv(), true);
  }

  @Override
  public boolean keepsItsLab() {
    return true;
  }

  private static Engine engine() {
    return Engine.find(System.getenv());
  }

  @Override
  public String onNode(TestLab lab, NodeId node, String... command) {
    return engine().exec(node.name(), command).run().stdout();
  }

  /** By the node's programs: those of an image may be few, and have no rights. */
  @Override
  public String inPod(TestLab lab, PodId pod, String... command) {
    Sight.SeenPod seen = seen(pod);
    List<String> line = new ArrayList<>(List.of("nsenter", "--net=" + seen.namespace()));
    line.addAll(List.of(command));
    return onNode(lab, seen.node(), line.toArray(String[]::new));
  }

  @Override
  public void removePod(TestLab lab, PodId pod) {
    new Kubectl(engine(), pod.cluster()).deletePods(List.of(seen(pod).name()));
  }

  private static Map<PodId, Sight.SeenPod> pods() {
    return new Observer(engine(), TestLab.NAME, NODES).read().pods();
  }

  private static Sight.SeenPod seen(PodId pod) {
    return Optional.ofNullable(pods().get(pod))
        .filter(seen -> !seen.namespace().isEmpty())
        .orElseThrow(() -> new AssertionError("there is no pod " + pod));
  }

  /** Kubernetes gives each pod of a Deployment a name of its own. */
  @Override
  public Map<PodId, String> identities(TestLab lab) {
    Map<PodId, String> identities = new HashMap<>();
    pods().forEach((id, pod) -> identities.put(id, pod.name()));
    return identities;
  }

  /** Multus gives a pod its interfaces when it is made, and never again. */
  @Override
  public String mended(PodId pod, String link, String reason) {
    return "replace pod " + pod + ": " + link + ": " + reason;
  }

  @Override
  public Supplier<List<String>> traces(TestLab lab) {
    LabHome home = new LabHome(TestLab.NAME, lab.folder(), new LostLedger());
    return () -> {
      List<String> traces = new ArrayList<>();
      new Containers(engine(), home)
          .all().stream()
              .filter(Containers.Node::ours)
              .map(Containers.Node::name)
              .forEach(traces::add);
      says("network", "ls", "--format", "{{.Name}}")
          .filter(name -> name.startsWith("kindred"))
          .forEach(traces::add);
      says("volume", "ls", "--quiet").forEach(traces::add);
      return traces;
    };
  }

  private static java.util.stream.Stream<String> says(String... arguments) {
    Command.Output output = engine().command(arguments).run();
    return output.stdout().lines().map(String::strip).filter(line -> !line.isEmpty());
  }
}
