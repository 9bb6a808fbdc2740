package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.NodeAccess;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Policies;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.provider.kind.contexts.KubeconfigFile;
import dev.kindred.provider.kind.images.MissingImages;
import dev.kindred.provider.kubernetes.Kubectl;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import dev.kindred.provider.kubernetes.PodSearch;
import dev.kindred.provider.kubernetes.PodSettings;
import dev.kindred.provider.kubernetes.PolicyReading;
import dev.kindred.provider.probe.Probing;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Real Kubernetes clusters on this machine, made by kind in a container engine. */
public final class KindProvider implements Provider {
  private final Map<String, String> environment;
  private final boolean offline;
  private final Engines engines;

  /**
   * @param environment of this process; it may name the engine, as for kind
   * @param offline to pull no image
   */
  public KindProvider(Map<String, String> environment, boolean offline) {
    this.environment = Map.copyOf(environment);
    this.offline = offline;
    this.engines = new Engines(this.environment);
  }

  /** Why clusters cannot be made here, in one line; empty when they can. */
  public static Optional<String> whyNot(Map<String, String> environment) {
    try {
      new KindTool(Engine.find(environment), "").check();
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e.getMessage().lines().findFirst().orElse("kind does not answer"));
    }
  }

  @Override
  public String name() {
    return "kind";
  }

  private KindLab lab(LabHome home) {
    return new KindLab(home, () -> engines.of(home));
  }

  @Override
  public Underlay underlay(LabHome home, Topology topology) {
    return new NodeLink(lab(home)).of(topology);
  }

  /** Addresses of nodes are of no matter to what is looked at. */
  @Override
  public Underlay sketch(Topology topology) {
    return NodeLink.unknown();
  }

  @Override
  public List<Finding> checkup(LabHome home, Plan plan) {
    return new Preparation(lab(home), offline).checkup(plan);
  }

  @Override
  public List<Problem> limits(Plan plan) {
    return Limits.of(plan);
  }

  @Override
  public void prepare(LabHome home, Plan plan, Progress progress) {
    new Preparation(lab(home), offline).run(plan, progress);
  }

  @Override
  public List<Finding> examine(LabHome home, Plan plan, Sighting seen, List<Change> changes) {
    return new Preparation(lab(home), offline).examine(plan, later(home, seen, changes));
  }

  @Override
  public void provide(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {
    later(home, seen, changes).obtain(offline, progress::step);
  }

  private MissingImages later(LabHome home, Sighting seen, List<Change> changes) {
    return LaterImages.of(() -> engines.of(home), KubernetesSighting.of(seen), changes);
  }

  @Override
  public boolean runs(LabHome home) {
    KindLab lab = lab(home);
    return !lab.standing().nodes().isEmpty()
        && lab.containers().all().stream().anyMatch(node -> node.ours() && node.running());
  }

  @Override
  public Sighting observe(LabHome home) {
    return look(home);
  }

  /** A lab whose ledger is lost is seen when that is mended. */
  @Override
  public Supplier<Sighting> observing(LabHome home) {
    KindLab lab = lab(home);
    Optional<PendingLook> look =
        lab.lost() ? Optional.empty() : Observer.of(lab).map(PendingLook::begin);
    return () -> look.map(PendingLook::result).orElseGet(() -> look(home));
  }

  private KubernetesSighting look(LabHome home) {
    return Observer.of(lab(home)).map(Observer::read).orElse(KubernetesSighting.NOTHING);
  }

  @Override
  public void apply(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {
    if (!changes.isEmpty()) {
      new LabChanges(LabContext.of(lab(home), plan, offline), KubernetesSighting.of(seen), progress)
          .run(changes);
    }
    if (PodSettings.matter(changes)) {
      new PodSettings(exec(home)).settle(look(home));
    }
    engines.remember(home);
  }

  @Override
  public List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths) {
    return new Probing(exec(home), KubernetesSighting.of(seen).places()).send(paths);
  }

  @Override
  public Policies policies(
      LabHome home, Sighting seen, Collection<NodeId> nodes, Collection<PodId> pods) {
    return new PolicyReading(exec(home), KubernetesSighting.of(seen).places()).of(nodes, pods);
  }

  private NodeAccess exec(LabHome home) {
    return LabContext.nodes(engines.of(home));
  }

  @Override
  public PlacedCommand inPod(
      LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams) {
    Engine with = engines.of(home);
    return new PodSearch(LabContext.nodes(with), home.name())
        .find(pod)
        .map(report -> new PodPrograms(with).of(pod, report, words, streams))
        .orElseThrow(() -> gone(home, pod));
  }

  /** Why a pod is not found: a look at the nodes may know more than that it is not there. */
  private Fault gone(LabHome home, PodId pod) {
    look(home);
    return home.lacks(pod.toString());
  }

  @Override
  public Map<PodId, PodState> states(LabHome home) {
    Map<PodId, PodState> states = new HashMap<>();
    look(home).observed().pods().forEach((id, pod) -> states.put(id, pod.state()));
    return states;
  }

  @Override
  public void logs(LabHome home, PodId pod, LogWish wish, OutputStream out) throws IOException {
    KubernetesSighting sighting = look(home);
    KubernetesSighting.SeenPod seen = sighting.pods().get(pod);
    if (seen == null) {
      throw home.lacks(pod.toString());
    }
    Optional.ofNullable(sighting.observed().pods().get(pod)).ifPresent(wish::check);
    new Kubectl(exec(home), pod.cluster()).logs(seen.name(), wish, out);
  }

  @Override
  public PlacedCommand onNode(
      LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams) {
    return new PodPrograms(engines.of(home)).of(node, words, streams);
  }

  @Override
  public Map<String, String> kubeconfigs(LabHome home) {
    return new Contexts(lab(home)).kubeconfigs();
  }

  @Override
  public Optional<String> use(LabHome home, List<String> clusters) {
    KubeconfigFile file = KubeconfigFile.of(environment);
    return Optional.of(new Contexts(lab(home)).use(file, clusters));
  }

  /** Multus does not pass CHECK on, so that there is nobody to ask. */
  @Override
  public List<String> check(LabHome home, Plan plan, Sighting seen) {
    return List.of();
  }

  @Override
  public boolean remove(LabHome home, Progress progress) {
    KindLab lab = lab(home);
    boolean nothing = !lab.lost() && home.ledger().standing().isEmpty();
    if (nothing && engines.here().isEmpty()) {
      new UserContexts(home).remove().forEach(progress::step); // They need none.
      return false;
    }
    return new Removal(lab).run(progress);
  }

  @Override
  public List<Path> orphans() {
    return Removal.orphans(Folders.of(environment).state(), engines.here());
  }
}
