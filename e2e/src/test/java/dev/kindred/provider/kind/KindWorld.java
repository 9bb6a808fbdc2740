package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Readiness;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LostLedger;
import dev.kindred.provider.Provider;
import dev.kindred.provider.TestLab;
import dev.kindred.provider.World;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Labs of two clusters with a node each, in the engine that this process's environment names. */
final class KindWorld implements World {
  /** Runs a program in the network namespace that has an address. */
  private static final String INSIDE =
      """
      address=$1
      shift
      for file in /run/netns/*; do
        if nsenter --net="$file" ip -oneline address | grep -qF " $address/"; then exec nsenter --net="$file" "$@"; fi
      done
      echo "no network namespace has $address" >&2
      exit 1
      """;

  private final Engine engine = Engine.find(System.getenv());

  @Override
  public Provider provider() {
    return new KindProvider(System.getenv(), true);
  }

  @Override
  public boolean keepsItsLab() {
    return true;
  }

  private Engine engine() {
    return engine;
  }

  @Override
  public String onNode(TestLab lab, NodeId node, String... command) {
    return engine().exec(node.name(), command).run().stdout();
  }

  /** By the node's programs: those of an image may be few, and have no rights. */
  @Override
  public String inPod(TestLab lab, PodId pod, String... command) {
    Observed.Pod seen = seen(lab, pod);
    String address =
        seen.link("eth0").stream()
            .flatMap(link -> link.addresses().stream())
            .map(Cidr::ip)
            .findFirst()
            .orElseThrow(() -> new AssertionError("pod " + pod + " has no address"));
    List<String> line = new ArrayList<>(List.of("sh", "-c", INSIDE, "inside", address));
    line.addAll(List.of(command));
    return onNode(lab, seen.node(), line.toArray(String[]::new));
  }

  @Override
  public void removePod(TestLab lab, PodId pod) {
    new Kubectl(LabContext.nodes(engine()), pod.cluster())
        .deletePods(List.of(name(seen(lab, pod))));
  }

  private static Observed.Pod seen(TestLab lab, PodId pod) {
    return Optional.ofNullable(lab.observed().pods().get(pod))
        .orElseThrow(() -> new AssertionError("there is no pod " + pod));
  }

  private static String name(Observed.Pod pod) {
    return pod.readiness().map(Readiness::name).orElse("");
  }

  /** Kubernetes gives each pod of a Deployment a name of its own. */
  @Override
  public Map<PodId, String> identities(TestLab lab) {
    Map<PodId, String> identities = new HashMap<>();
    lab.observed().pods().forEach((id, pod) -> identities.put(id, name(pod)));
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

  private Stream<String> says(String... arguments) {
    Command.Output output = engine().command(arguments).run();
    return output.stdout().lines().map(String::strip).filter(line -> !line.isEmpty());
  }
}
