package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.host.Together;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Underlay;
import dev.kindred.provider.Echo;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Policies;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.kind.doctor.Doctor;
import dev.kindred.provider.kind.doctor.Wish;
import dev.kindred.render.SegmentScript;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Real Kubernetes clusters on this machine, made by kind in a container engine. */
public final class KindProvider implements Provider {
  private final Map<String, String> environment;
  private Optional<Engine> engine = Optional.empty();
  private final boolean offline;
  private Sight sight = Sight.NOTHING;

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

  private Engine engine(LabHome home) {
    Engine found =
        engine.or(() -> new Standing(home).engine()).orElseGet(() -> Engine.find(environment));
    engine = Optional.of(found);
    return found;
  }

  /** What stands by the ledger, or by marks where the ledger is lost. */
  private Standing standing(LabHome home) {
    return lost(home)
        ? new Standing(home, new Adoption(engine(home), home).entries())
        : new Standing(home);
  }

  /** A lab that has made nothing has no ledger either. */
  private static boolean lost(LabHome home) {
    return Files.isDirectory(Containers.mark(home)) && home.ledger().damaged();
  }

  @Override
  public Underlay underlay(LabHome home, Topology topology) {
    NodeBlocks nodes = nodeBlocks(home);
    int carried = carried(home, topology);
    int common = topology.sharedUnderlay() ? carried : wanted(topology);
    Underlay.Link link =
        new Underlay.Link(carried, Math.min(common, carried - SegmentScript.OVERHEAD));
    return new Underlay(
        nodes.of(topology), Map.of(), true, common, Map.of(), nodes.avoided(), true, link);
  }

  /** What the container network carries: the one that is there, or that is to be made. */
  private int carried(LabHome home, Topology topology) {
    return standing(home)
        .mtu()
        .orElseGet(() ->
            topology.sharedUnderlay()
                ? ContainerNetwork.of(engine(home), home.name(), true).mtu()
                : wanted(topology) + SegmentScript.OVERHEAD);
  }

  /** What the data plane of a lab is to carry that has a container network of its own. */
  private static int wanted(Topology topology) {
    return topology.underlayMtu() == 0 ? ContainerNetwork.MTU : topology.underlayMtu();
  }

  private List<Cidr> blocks(LabHome home, Topology topology) {
    return nodeBlocks(home).of(topology);
  }

  private NodeBlocks nodeBlocks(LabHome home) {
    return new NodeBlocks(home, standing(home), () -> engine(home));
  }

  @Override
  public List<Problem> limits(Plan plan) {
    return Limits.of(plan);
  }

  @Override
  public void prepare(LabHome home, Plan plan, Progress progress) {
    Orphans.end(home);
    if (lost(home)) {
      home.ledger().rebuild(new Adoption(engine(home), home).entries());
    }
    stay(home, plan.topology());
    Set<String> missing = new LinkedHashSet<>();
    plan.topology().clusters().forEach(c -> missing.add(c.name()));
    missing.removeAll(standing(home).clusters().keySet());
    if (missing.isEmpty()) {
      return;
    }
    Engine found = engine(home);
    new KindTool(found, "").check();
    for (Containers.Node node : new Containers(found, home).all()) {
      if (missing.contains(node.cluster()) && !node.ours()) {
        throw new Fault(
            "there is a kind cluster " + node.cluster() + " already, and it is not of this lab",
            "Give the cluster another name in the topology, or remove that one: kind delete cluster --name "
                + node.cluster());
      }
    }
    Doctor.require(found, Wish.of(plan, missing));
  }

  /** A node stays on the container network that it was made on. */
  private void stay(LabHome home, Topology topology) {
    String wanted = ContainerNetwork.name(home.name(), topology.sharedUnderlay());
    standing(home)
        .network()
        .filter(has -> !has.equals(wanted) && !standing(home).begun().isEmpty())
        .ifPresent(has -> {
          throw new Fault(
              "the nodes of lab "
                  + home.name()
                  + " are on the container network "
                  + has
                  + ", and by the key underlay they are to be on "
                  + wanted,
              Advice.of("Take the lab down first: ", "down").and(" Or put the key back."));
        });
    int has = carried(home, topology);
    if (!topology.sharedUnderlay() && has < wanted(topology)) {
      throw new Fault(
          "the container network of lab "
              + home.name()
              + " was made for packets of "
              + has
              + " bytes, and by the key underlay they are to be of "
              + wanted(topology),
          Advice.of("Take the lab down first: ", "down").and(" Or put the key back."));
    }
  }

  @Override
  public boolean runs(LabHome home) {
    return !standing(home).nodes().isEmpty()
        && new Containers(engine(home), home)
            .all().stream().anyMatch(node -> node.ours() && node.running());
  }

  @Override
  public Observed observe(LabHome home) {
    List<NodeId> nodes = standing(home).nodes();
    sight =
        nodes.isEmpty()
            ? Sight.NOTHING
            : new Observer(engine(home), home.name(), nodes, nodeBlocks(home).planned()).read();
    return sight.observed();
  }

  @Override
  public void apply(LabHome home, Plan plan, List<Change> changes, Progress progress) {
    if (changes.isEmpty()) {
      return;
    }
    List<Cidr> blocks = blocks(home, plan.topology());
    ContainerNetwork network =
        ContainerNetwork.of(engine(home), home.name(), plan.topology().sharedUnderlay());
    Site site = new Site(home, engine(home), network, plan, blocks, offline);
    Set<String> made = new LinkedHashSet<>();
    changes.stream()
        .filter(Change.AddNode.class::isInstance)
        .forEach(change -> made.add(change.cluster()));
    if (!made.isEmpty()) {
      makeNetwork(site);
      new BakeAhead(site, progress).of(made);
    }
    Map<String, List<Change>> byCluster = new LinkedHashMap<>();
    changes.forEach(c -> byCluster.computeIfAbsent(c.cluster(), k -> new ArrayList<>()).add(c));
    List<Runnable> work = new ArrayList<>();
    byCluster.forEach((cluster, all) -> work.add(() -> change(site, cluster, all, progress)));
    Together.run(work);
  }

  private void change(Site site, String cluster, List<Change> changes, Progress progress) {
    try {
      if (site.plan().topology().cluster(cluster).isEmpty()) {
        ClusterWork.remove(site, cluster);
        changes.forEach(progress::done);
      } else {
        new ClusterWork(site, cluster, changes, sight, progress).run();
      }
    } catch (Fault e) {
      throw Thread.currentThread().isInterrupted() ? e : new Evidence(site).of(cluster, e);
    }
  }

  /** kind would make one that is missing, with blocks of its own choice. */
  private static void makeNetwork(Site site) {
    Standing standing = site.standing();
    Cidr subnet = site.underlay().getFirst();
    if (!site.network().exists()) {
      standing.intendNetwork(site.network().name());
      site.network().make(site.home().name(), subnet, site.plan().link().mtu());
    }
    standing.madeNetwork(site.network(), site.engine(), subnet.toString());
  }

  @Override
  public List<Echo> probe(LabHome home, List<PodPath> paths) {
    return new Probing(exec(home), places()).send(paths);
  }

  @Override
  public Policies policies(LabHome home, Collection<NodeId> nodes, Collection<PodId> pods) {
    return new PolicyReading(exec(home), places()).of(nodes, pods);
  }

  private NodeExec exec(LabHome home) {
    Engine with = engine(home);
    return (node, line) -> with.exec(node.name(), line);
  }

  /** Where the pods were that were seen last. */
  private Map<PodId, Place> places() {
    Map<PodId, Place> places = new HashMap<>();
    sight
        .pods()
        .forEach((id, pod) -> {
          if (!pod.namespace().isEmpty()) {
            places.put(id, new Place(pod.node(), pod.namespace()));
          }
        });
    return places;
  }

  @Override
  public int enter(LabHome home, PodId pod, List<String> command) {
    observe(home);
    Sight.SeenPod seen = sight.pods().get(pod);
    if (seen == null) {
      throw new Fault(
          "lab " + home.name() + " has no running " + pod, Advice.of("Make it with: ", "up"));
    }
    return new Entrance(engine(home)).enter(pod, seen, command);
  }

  @Override
  public void logs(LabHome home, PodId pod, LogWish wish, OutputStream out) throws IOException {
    observe(home);
    Sight.SeenPod seen = sight.pods().get(pod);
    if (seen == null) {
      throw new Fault(
          "lab " + home.name() + " has no running " + pod, Advice.of("Make it with: ", "up"));
    }
    new Kubectl(engine(home), pod.cluster()).logs(seen.name(), wish, out);
  }

  @Override
  public int enter(LabHome home, NodeId node, List<String> command) {
    return new Entrance(engine(home)).enter(node, command);
  }

  @Override
  public Map<String, String> kubeconfigs(LabHome home) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String cluster : standing(home).clusters().keySet()) {
      Path file = Site.kubeconfig(home, cluster);
      try {
        texts.put(cluster, Files.readString(file));
      } catch (IOException e) {
        throw new Fault(
            "could not read " + file + ": " + Reason.of(e, file), "Make the cluster anew.", e);
      }
    }
    return texts;
  }

  @Override
  public Optional<String> use(LabHome home, String cluster) {
    if (!standing(home).clusters().containsKey(cluster)) {
      throw new Fault("cluster " + cluster + " does not run", Advice.of("Start it with: ", "up"));
    }
    new KindTool(engine(home), "").use(cluster);
    return Optional.of("kind-" + cluster);
  }

  /** Multus does not pass CHECK on, so that there is nobody to ask. */
  @Override
  public List<String> check(LabHome home, Plan plan, Observed observed) {
    return List.of();
  }

  @Override
  public boolean remove(LabHome home, Progress progress) {
    Standing standing = standing(home);
    boolean known = !home.ledger().standing().isEmpty();
    if (!known && engine.isEmpty() && whyNoEngine().isPresent()) {
      return false;
    }
    Orphans.end(home);
    Engine with = engine(home);
    Containers containers = new Containers(with, home);
    List<String> names =
        containers.all().stream().filter(Containers.Node::ours).map(Containers.Node::name).toList();
    containers.remove(names);
    containers.removeStrayVolumes(standing.begun());
    standing.begun().forEach(standing::goneCluster);
    for (boolean shared : new boolean[] {false, true}) {
      ContainerNetwork network = ContainerNetwork.of(with, home.name(), shared);
      if (!shared || standing.networks().contains(network.name())) {
        network.remove();
        standing.goneNetwork(network.name());
      }
    }
    return known || !names.isEmpty();
  }

  @Override
  public List<Path> orphans() {
    return whyNoEngine().isPresent() ? List.of() : Containers.orphans(Engine.find(environment));
  }

  private Optional<String> whyNoEngine() {
    try {
      Engine.find(environment);
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(e.getMessage());
    }
  }
}
