package dev.kindred.lab;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Change;
import dev.kindred.plan.Diff;
import dev.kindred.plan.Foreign;
import dev.kindred.plan.NetworkTypes;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlanRejected;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.Planner;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.Deadline;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.Overtaken;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.TopologyReader;
import dev.kindred.verify.Explanation;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.PathResult;
import dev.kindred.verify.Owner;
import dev.kindred.verify.Sample;
import dev.kindred.verify.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One lab: its folder, and its provider. */
public final class Lab {
  /** How often an up looks again at what a mended node has hidden. */
  private static final int PASSES = 3;

  /** How often an up plans anew what somebody else was quicker to take. */
  private static final int ATTEMPTS = 20;

  private final String name;
  private final LabFolder folder;
  private final LabHome home;
  private final Provider provider;
  private final Duration patience;

  /**
   * @param states the folder that holds a folder a lab
   * @param patience how long to wait for another process that changes the lab
   */
  public Lab(String name, Path states, Provider provider, Duration patience) {
    this.name = name;
    this.folder = new LabFolder(folder(states, name));
    this.home = new LabHome(name, folder.path(), folder.ledger());
    this.provider = provider;
    this.patience = patience;
  }

  /** A lab's folder is removed with all in it, so that it must be its own. */
  static Path folder(Path states, String lab) {
    Path folder = states.resolve(lab);
    if (!states.normalize().equals(folder.normalize().getParent())) {
      throw new IllegalArgumentException("no name for a lab: " + lab);
    }
    return folder;
  }

  /**
   * A plan beside what is there.
   *
   * @param changes what {@code up} would do; empty when nothing
   * @param foreign what is somebody else's and matters: routes of nodes, objects of Kubernetes
   */
  public record Preview(
      Plan plan, Observed observed, List<Change> changes, List<Foreign> foreign) {}

  /** The lab's name. */
  public String name() {
    return name;
  }

  /** The name of the provider that makes it real. */
  public String provider() {
    return provider.name();
  }

  /** The provider that a lab was brought up with; empty when there is no such lab. */
  public static Optional<String> providerOf(Path states, String lab) {
    return new LabFolder(folder(states, lab)).provider();
  }

  /** What is damaged in a lab's record that is known by other signs; empty when nothing is. */
  public static Optional<String> damage(Path states, String lab) {
    return new LabFolder(folder(states, lab)).providerFault();
  }

  /** The names of the labs that were brought up, and not down since. */
  public static List<String> names(Path states) {
    return LabFolder.names(states);
  }

  /** What it was made from; empty where nothing is known of it. */
  public Optional<Origin> origin() {
    return exists() ? folder.origin().map(Origin.Recorded::origin) : Optional.empty();
  }

  /** True when the lab was brought up, and not down since. */
  public boolean exists() {
    return folder.topology().isPresent();
  }

  /** The plan of a topology, with the numbers that the lab has. */
  public Plan planned(TopologyFile file) {
    return plan(file, folder.allocation());
  }

  /**
   * The way between two pods by the routing tables, rules and packet filters as they are. Sends
   * nothing.
   */
  public Explanation explain(PodId from, PodId to) {
    return Diagnosis.of(appliedPlan(), provider.observe(home), asked(from, to)).explanation();
  }

  /**
   * What may be wrong with a path that verify found broken: what differs from the plan, and the way
   * as {@link #explain} has it.
   */
  public Diagnosis diagnose(PathResult path) {
    Plan plan = appliedPlan();
    Diagnosis.Question question = asked(pod(plan, path.from()), pod(plan, path.to()));
    return Diagnosis.of(plan, provider.observe(home), question);
  }

  private static PodId pod(Plan plan, String name) {
    return plan.pods().stream()
        .map(PlannedPod::id)
        .filter(id -> id.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no pod like " + name));
  }

  /** The pods that have an address. */
  public List<Owner> owners(Cidr address) {
    return Owner.of(provider.observe(home), address);
  }

  private Diagnosis.Question asked(PodId from, PodId to) {
    return new Diagnosis.Question(
        new Explanation.Pair(from, to), (nodes, pods) -> provider.policies(home, nodes, pods));
  }

  /** What bringing the topology up would change. Changes nothing itself. */
  public Preview preview(TopologyFile file) {
    Plan plan = plan(file, folder.allocation());
    return preview(plan, provider.observe(home), file);
  }

  private Preview preview(Plan plan, Observed observed, TopologyFile file) {
    Diff.Result diff = Diff.of(plan, observed, former(file));
    return new Preview(plan, observed, diff.changes(), diff.foreign());
  }

  /** The plan that was applied last, where the file was another one. */
  private Optional<Plan> former(TopologyFile file) {
    try {
      return folder.topology().filter(text -> !text.equals(file.text())).map(_ -> appliedPlan());
    } catch (Fault | InvalidTopology | PlanRejected e) {
      return Optional.empty(); // What is recorded is damaged: routes are known by their number.
    }
  }

  /** As the other, and the lab keeps the time and the origin that it has. */
  public Preview up(TopologyFile file, Progress progress) {
    return up(file, Optional.empty(), progress);
  }

  /** As the other, and the lab keeps the origin that it has. */
  public Preview up(TopologyFile file, Optional<TimeToLive> ttl, Progress progress) {
    return up(file, Claim.ON_PURPOSE, ttl, progress);
  }

  /**
   * Makes the lab what the topology declares: all of it, or what differs.
   *
   * @param claim what it is made from
   * @param ttl how long it is wanted from now on
   * @return the plan, what was there before, and what was changed
   * @throws Fault also where it was made from another file
   */
  public Preview up(TopologyFile file, Claim claim, Optional<TimeToLive> ttl, Progress progress) {
    try (LabLock _ = LabLock.take(folder.path(), "kindred up", patience, progress)) {
      Preview preview = begin(file, claim, progress);
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      ttl.ifPresent(time -> folder.until(time.from(now)));
      LabHome timed = home.until(deadline(now));
      List<Change> changes = preview.changes();
      List<Change> all = new ArrayList<>(changes);
      for (int pass = 1; ; pass++) {
        progress.begin(changes);
        provider.apply(timed, preview.plan(), changes, progress);
        if (pass == PASSES || !hides(preview.plan(), changes)) {
          return new Preview(preview.plan(), preview.observed(), all, preview.foreign());
        }
        changes = Diff.of(preview.plan(), provider.observe(home));
        all.addAll(changes);
      }
    }
  }

  /**
   * None where its time is over and nobody gave it another: gc may take it, and it is there yet.
   */
  private Deadline deadline(Instant now) {
    return until()
        .filter(end -> end.isAfter(now))
        .map(end -> new Deadline(end.getEpochSecond()))
        .orElse(Deadline.NONE);
  }

  /**
   * A node that did not answer hid what is wrong with its pods. And where the kernel renames no
   * interface that is up (before 6.2), one that was renamed loses its routes for it.
   */
  private static boolean hides(Plan plan, List<Change> changes) {
    return changes.stream()
        .anyMatch(c ->
            c instanceof Change.RenameLink
                || c instanceof Change.RenameNodeLink
                || plan.orchestrated() && c instanceof Change.MendNode);
  }

  /** All that comes before the first change. Where that fails for a new lab, there is none. */
  private Preview begin(TopologyFile file, Claim claim, Progress progress) {
    try {
      claim.check("up", name, origin());
      Plan plan = prepared(file, progress);
      Observed observed = provider.observe(home);
      Preview preview = preview(plan, observed, file);
      Obstacles.refuse(preview.foreign());
      claim.origin().ifPresent(origin -> folder.origin(origin, Instant.now()));
      folder.record(file.text(), provider.name(), plan.allocation());
      return preview;
    } catch (RuntimeException e) {
      if (!exists()) {
        discard(e);
      }
      throw e;
    }
  }

  /** What of this machine is in the way of bringing a plan up, or worth a thought. */
  public List<Finding> examine(Preview preview) {
    return provider.examine(home, preview.plan());
  }

  /** A plan for which all is there that it needs. */
  private Plan prepared(TopologyFile file, Progress progress) {
    for (int left = ATTEMPTS; ; left--) {
      Plan plan = plan(file, folder.allocation());
      try {
        provider.prepare(home, plan, progress);
        return plan;
      } catch (Overtaken e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** Does away with what was got ready for a lab that was not begun. */
  private void discard(RuntimeException why) {
    try {
      if (!home.ledger().standing().isEmpty()) {
        provider.remove(home, Progress.NONE);
      }
      folder.remove();
    } catch (Fault e) {
      why.addSuppressed(e);
    }
  }

  /** What the lab was last told to be, beside what it is: the changes are its drift. */
  public Preview status() {
    return preview(applied());
  }

  /**
   * What an edit of the lab's file asks for, beside what drifted.
   *
   * @param status what the lab was last told to be, beside what it is
   */
  public List<Change> edits(TopologyFile file, Preview status) {
    if (folder.topology().filter(file.text()::equals).isPresent()) {
      return List.of();
    }
    Plan plan = plan(file, folder.allocation());
    List<Change> edits = new ArrayList<>(preview(plan, status.observed(), file).changes());
    edits.removeAll(status.changes());
    return edits;
  }

  /** The plan that was last applied. */
  public Plan appliedPlan() {
    return plan(applied(), folder.allocation());
  }

  /** The topology that was last applied. */
  public TopologyFile applied() {
    String file = folder.path().resolve("topology.yaml").toString();
    return TopologyReader.read(file, appliedText(), NetworkTypes.names()).named(name);
  }

  /** Of a lab that is not there nothing can be done but to say so. */
  private String appliedText() {
    return folder
        .topology()
        .orElseThrow(() -> new Fault("there is no lab " + name, Advice.of("Make it with: ", "up")));
  }

  /** The topology that was last applied, without the places of its keys. */
  public Topology topology() {
    return applied().topology();
  }

  /** Sends packets along every path, or along a sample of them. */
  public Matrix verify(Sample sample) {
    return verify(sample, Progress.NONE);
  }

  /** As the other. */
  public Matrix verify(Sample sample, Progress progress) {
    progress.step("looking at lab " + name);
    appliedText();
    try (Provider.Probe probe = provider.startProbe(home)) {
      Verification verification = Verification.of(appliedPlan(), probe.observe(), sample);
      progress.step("sending packets along " + verification.paths().size() + " paths");
      return verification.matrix(probe.send(verification.paths(), progress));
    }
  }

  /**
   * Sends some packets along one path, as ping does; what came of each. None where it cannot be
   * tried.
   */
  public List<Echo> ping(PathResult path, int count) {
    Plan plan = appliedPlan();
    Verification verification =
        Verification.of(plan, provider.observe(home), new Sample(Integer.MAX_VALUE));
    return verification
        .path(path)
        .map(one -> provider.probe(home, Collections.nCopies(count, one)))
        .orElse(List.of());
  }

  /** Asks the plugins to CHECK what they made; the faults that they named. */
  public List<String> check(Preview status) {
    return provider.check(home, status.plan(), status.observed());
  }

  /** Runs a program in a pod with the caller's terminal. */
  public int enter(PodId pod, List<String> command) {
    return provider.enter(home, pod, command);
  }

  /**
   * Writes what the command of a pod printed.
   *
   * @throws IOException when it cannot be written to that stream
   */
  public void logs(PodId pod, LogWish wish, OutputStream out) throws IOException {
    provider.logs(home, pod, wish, out);
  }

  /**
   * The pods whose command does not run, or that Kubernetes does not call ready, after an up: those
   * that were just started get a moment.
   *
   * @return how they do, in the order of the plan
   */
  public Map<PodId, PodState> idle(Preview up) {
    return IdlePods.after(up, () -> provider.states(home));
  }

  /** Runs a program on a node with the caller's terminal. */
  public int enter(NodeId node, List<String> command) {
    return provider.enter(home, node, command);
  }

  /**
   * The kubeconfigs of the clusters that have an API server, by the cluster's name.
   *
   * @throws Fault when clusters of the provider never have one
   */
  public Map<String, String> kubeconfigs() {
    return provider.kubeconfigs(home);
  }

  /** True when it ends by itself when its time is over. */
  public boolean endsInTime() {
    return provider.endsInTime();
  }

  /** When its time is over; empty for a lab without an end. */
  public Optional<Instant> until() {
    return folder.until();
  }

  /** The cluster that commands mean when they name none. */
  public Optional<String> current() {
    return folder.current();
  }

  /**
   * Lets the user's kubectl reach clusters, and sets the one that it speaks to and that commands
   * mean when they name none.
   *
   * @param clusters of which that is the first
   * @return the name of kubectl's context; empty where clusters have no API server
   */
  public Optional<String> use(List<String> clusters) {
    appliedText();
    try (LabLock _ = LabLock.take(folder.path(), "kindred use", patience, Progress.NONE)) {
      Optional<String> context = provider.use(home, clusters);
      folder.current(clusters.getFirst());
      return context;
    }
  }

  /**
   * Removes the lab with all that it made.
   *
   * @return false when there was nothing to remove
   */
  public boolean down(Progress progress) {
    return down(Claim.ON_PURPOSE, progress);
  }

  /**
   * As the other.
   *
   * @throws Fault also where it was made from another file
   */
  public boolean down(Claim claim, Progress progress) {
    boolean there = folder.exists();
    try (LabLock _ = LabLock.take(folder.path(), "kindred down", patience, progress)) {
      claim.check("down", name, origin());
      boolean ran = provider.remove(home, progress);
      folder.remove();
      return there || ran;
    }
  }

  private Plan plan(TopologyFile file, Allocation previous) {
    try {
      Topology topology = file.topology();
      Planner.Limits limits = new Planner.Limits(provider::limits, provider::limits);
      return Planner.plan(topology, provider.underlay(home, topology), previous, limits);
    } catch (PlanRejected e) {
      file.refuse(e.problems());
      throw e;
    }
  }
}
