package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.fetch.CniPlugins;
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
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Clusters of network namespaces on this machine, without root, images or an engine. */
public final class NetnsProvider implements Provider {
  /** Those of the pods' first interface. */
  private static final Set<String> BASIC_PLUGINS = Set.of("ptp", "host-local");

  private final BiFunction<Set<String>, Consumer<String>, Path> plugins;
  private final Duration limit;
  private final CniPlugins own;

  /**
   * @param cache the folder for plugins that Kindred fetches
   */
  public NetnsProvider(Path cache) {
    this.own = CniPlugins.in(cache);
    this.plugins = own::obtain;
    this.limit = Duration.ofSeconds(60);
  }

  /**
   * @param plugins gives the folder with some plugins, and tells what takes time
   * @param limit how long one outside program may take
   */
  NetnsProvider(BiFunction<Set<String>, Consumer<String>, Path> plugins, Duration limit) {
    this.own = CniPlugins.in(Folders.ofThisUser().cache());
    this.plugins = plugins;
    this.limit = limit;
  }

  /** True when the plugins that every lab needs are on this machine. */
  public static boolean isReady(Path cache) {
    return CniPlugins.in(cache).has(BASIC_PLUGINS);
  }

  @Override
  public String name() {
    return "netns";
  }

  @Override
  public boolean runs(LabHome home) {
    return Holder.find(home).isPresent();
  }

  @Override
  public boolean endsInTime() {
    return true;
  }

  @Override
  public Underlay underlay(LabHome home, Topology topology) {
    return NetnsUnderlay.of(topology);
  }

  @Override
  public Underlay sketch(Topology topology) {
    return NetnsUnderlay.of(topology);
  }

  @Override
  public List<Finding> checkup(LabHome home, Plan plan) {
    return NetnsCheckup.of(own, plan);
  }

  @Override
  public List<Problem> limits(Topology topology) {
    return Limits.of(topology);
  }

  @Override
  public List<Problem> limits(Plan plan) {
    return Limits.of(plan);
  }

  @Override
  public void prepare(LabHome home, Plan plan, Progress progress) {
    Internet.check(plan);
    plugins(plan, progress);
    Optional<Holder> holder = Holder.find(home);
    if (home.ledger().damaged()) {
      home.ledger().rebuild(holder.map(h -> h.entry(home)).stream().toList());
    }
    holder.ifPresent(h -> new Strays(h).end());
    holder.ifPresent(h -> Witness.disarm(h, home));
  }

  /** What programs work with; plugins that are not here are fetched. */
  private AgentSettings plugins(Plan plan, Progress progress) {
    return new AgentSettings(plugins.apply(plugins(plan), progress::step).toString(), limit);
  }

  /** The CNI plugins that a plan needs. */
  static Set<String> plugins(Plan plan) {
    Set<String> names = new HashSet<>(BASIC_PLUGINS);
    plan.networks().forEach(n -> names.addAll(n.type().plugins()));
    return names;
  }

  @Override
  public Sighting observe(LabHome home) {
    Observed seen = new Looking(home, limit).look();
    return () -> seen;
  }

  @Override
  public void apply(
      LabHome home, Plan plan, Sighting seen, List<Change> changes, Progress progress) {
    Optional<Holder> running = Holder.find(home);
    running.ifPresent(h -> h.until(home.deadline()));
    if (changes.isEmpty() && running.map(h -> LinkNeighbours.isDone(h, plan)).orElse(true)) {
      return;
    }
    AgentSettings means = plugins(plan, progress);
    Holder holder = running.orElseGet(() -> HolderStart.of(home, plan.mtu(), limit));
    Map<NodeId, String> hardware = Looking.hardware(seen.observed());
    Routing routing = new Routing(plan, Routing.taken(hardware, changes));
    LabContext context = LabContext.in(holder, routing, plan, progress);
    new Internet(home, context, means)
        .apply(changes); // Before the commands of pods, which may use it.
    new Wiring(context, means).apply(changes);
  }

  @Override
  public List<Echo> probe(LabHome home, Sighting seen, List<PodPath> paths) {
    try (Probe probe = startProbe(home)) {
      return probe.send(seen, paths, Progress.NONE);
    }
  }

  @Override
  public Probe startProbe(LabHome home) {
    Holder holder = holder(home);
    return Probing.start(
        holder,
        probe -> new Observer(holder, limit).by(probe),
        () -> new Looking(home, limit).look());
  }

  @Override
  public Policies policies(
      LabHome home, Sighting seen, Collection<NodeId> nodes, Collection<PodId> pods) {
    return new PolicyReading(holder(home), limit).of(nodes, pods);
  }

  @Override
  public PlacedCommand inPod(
      LabHome home, PodId pod, List<String> words, PlacedCommand.Streams streams) {
    return new PodPrograms(home, holder(home)).of(pod, words);
  }

  @Override
  public PlacedCommand onNode(
      LabHome home, NodeId node, List<String> words, PlacedCommand.Streams streams) {
    return new PodPrograms(home, holder(home)).of(node, words);
  }

  @Override
  public void logs(LabHome home, PodId pod, LogWish wish, OutputStream out) throws IOException {
    new Logs(new PodPrograms(home, holder(home)).files(pod)).write(pod, wish, out);
  }

  @Override
  public Map<PodId, PodState> states(LabHome home) {
    return Holder.find(home).map(h -> new Logs(new LabFiles(h)).states()).orElse(Map.of());
  }

  @Override
  public Map<String, String> kubeconfigs(LabHome home) {
    throw new Fault(
        "there is no kubeconfig of lab " + home.name() + ": clusters of netns have no API server",
        Advice.of("Make the lab of real clusters: ", "down")
            .and(", then ")
            .run("up", "--provider", "kind"));
  }

  @Override
  public List<String> check(LabHome home, Plan plan, Sighting seen) {
    return new Checks(holder(home), plugins(plan, Progress.NONE)).of(plan, seen.observed());
  }

  @Override
  public boolean remove(LabHome home, Progress progress) {
    Set<Holder> holders = new LinkedHashSet<>(Holder.labelled(home));
    Holder.find(home).ifPresent(holders::add);
    if (holders.stream().anyMatch(h -> h.hasLink(Internet.TAP))) {
      Internet.end(home); // It ends with the holder, too; one that was stopped does not.
    }
    holders.forEach(h -> h.end(home, limit));
    Holder.gone(home);
    return !holders.isEmpty();
  }

  @Override
  public List<Path> orphans() {
    return Holder.orphans();
  }

  @Override
  public List<String> strays(LabHome home) {
    return Holder.find(home).map(holder -> new Leases(holder).strays()).orElse(List.of());
  }

  @Override
  public void sweep(LabHome home) {
    Holder.find(home)
        .ifPresent(holder -> {
          new Strays(holder).end();
          new Leases(holder).sweep();
        });
  }

  private static Holder holder(LabHome home) {
    return Holder.find(home)
        .orElseThrow(() ->
            new Fault("lab " + home.name() + " does not run", Advice.of("Start it with: ", "up")));
  }
}
