package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.ContainerInits;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Policies;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import dev.kindred.provider.kind.contexts.KubeconfigFile;
import dev.kindred.provider.kind.images.MissingImages;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Real Kubernetes clusters on this machine, made by kind in a container engine. */
public final class KindProvider implements Provider {
  private final Map<String, String> environment;
  private final boolean offline;

  /**
   * What is known of nodes' first processes, by the file that keeps it; it is checked at each use.
   */
  private final Map<Path, ContainerInits> inits = new ConcurrentHashMap<>();

  /**
   * @param environment of this process; it may name the engine, as for kind
   * @param offline to pull no image
   */
  public KindProvider(Map<String, String> environment, boolean offline) {
    this.environment = Map.copyOf(environment);
    this.offline = offline;
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

  /** The one that the lab was made with; of a lab that is to be made, the one that answers. */
  private Engine engine(LabHome home) {
    return new Standing(home)
        .engine()
        .orElseGet(() -> Engine.find(environment))
        .with(inits.computeIfAbsent(inits(home), ContainerInits::read));
  }

  /** What is known of the nodes' first processes; whoever changes the lab writes it. */
  private static Path inits(LabHome home) {
    return home.folder().resolve("inits");
  }

  private KindLab lab(LabHome home) {
    return new KindLab(home, () -> engine(home));
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
    return LaterImages.of(() -> engine(home), KindSighting.of(seen), changes);
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
    Optional<Look> look = lab(home).lost() ? Optional.empty() : observer(home).map(Look::begin);
    return () -> look.map(Look::result).orElseGet(() -> look(home));
  }

  private KindSighting look(LabHome home) {
    return observer(home).map(Observer::read).orElse(KindSighting.NOTHING);
  }

  /** Empty where there is nothing to be seen. */
  private Optional<Observer> observer(LabHome home) {
    KindLab lab = lab(home);
    List<NodeId> nodes = lab.standing().nodes();
    lab.mayRun();
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Observer(engine(home), home.name(), nodes));
  }

  @Override
  public void apply(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {
    if (!changes.isEmpty()) {
      new LabWork(Site.of(lab(home), plan, offline), KindSighting.of(seen), progress).run(changes);
    }
    if (PodSettings.matter(changes)) {
      new PodSettings(engine(home)).settle(look(home));
    }
    engine(home).inits().ifPresent(known -> known.write(inits(home)));
  }

  @Override
  public List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths) {
    return new Probing(exec(home), KindSighting.of(seen).places()).send(paths);
  }

  @Override
  public Policies policies(
      LabHome home, Sighting seen, Collection<NodeId> nodes, Collection<PodId> pods) {
    return new PolicyReading(exec(home), KindSighting.of(seen).places()).of(nodes, pods);
  }

  private NodeExec exec(LabHome home) {
    Engine with = engine(home);
    return (node, line) -> with.exec(node.name(), line);
  }

  @Override
  public PlacedCommand inPod(
      LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams) {
    Engine with = engine(home);
    return new PodSearch(with, home.name())
        .find(pod)
        .map(report -> new Entrance(with).of(pod, report, words, streams))
        .orElseThrow(() -> gone(home, pod));
  }

  /** Why a pod is not found: a look at the nodes may know more than that it is not there. */
  private Fault gone(LabHome home, PodId pod) {
    look(home);
    return absent(home, pod);
  }

  private static Fault absent(LabHome home, PodId pod) {
    return new Fault(
        "lab " + home.name() + " has no running " + pod, Advice.of("Make it with: ", "up"));
  }

  @Override
  public Map<PodId, PodState> states(LabHome home) {
    Map<PodId, PodState> states = new HashMap<>();
    look(home).observed().pods().forEach((id, pod) -> states.put(id, pod.state()));
    return states;
  }

  @Override
  public void logs(LabHome home, PodId pod, LogWish wish, OutputStream out) throws IOException {
    KindSighting sighting = look(home);
    KindSighting.SeenPod seen = sighting.pods().get(pod);
    if (seen == null) {
      throw absent(home, pod);
    }
    Observed.Pod is = sighting.observed().pods().get(pod);
    if (wish.previous() && is != null && is.run().filter(run -> run.restarts() == 0).isPresent()) {
      throw new Fault(
          "the command of pod " + pod + " has been started once; there is nothing before that",
          "Leave --previous out.");
    }
    new Kubectl(engine(home), pod.cluster()).logs(seen.name(), wish, out);
  }

  @Override
  public PlacedCommand onNode(
      LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams) {
    return new Entrance(engine(home)).of(node, words, streams);
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
    if (nothing && found().isEmpty()) {
      new UserContexts(home).remove().forEach(progress::step); // They need none.
      return false;
    }
    return new Removal(lab).run(progress);
  }

  @Override
  public List<Path> orphans() {
    return Removal.orphans(Folders.of(environment).state(), found());
  }

  private Optional<Engine> found() {
    try {
      return Optional.of(Engine.find(environment));
    } catch (Fault e) {
      return Optional.empty();
    }
  }
}
