package dev.kindred.lab;

import dev.kindred.explain.Explanation;
import dev.kindred.explain.Owner;
import dev.kindred.host.Fault;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.LogWish;
import dev.kindred.provider.PlacedCommand;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.PathResult;
import dev.kindred.verify.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One lab: its folder, and its provider. */
public final class LabCycle {
  private final String name;
  private final LabFolder folder;
  private final LabHome home;
  private final Provider provider;
  private final Duration patience;
  private final Planning planning;
  private final Proof proof;

  /**
   * @param states the folder that holds a folder a lab
   * @param patience how long to wait for another process that changes the lab
   */
  public LabCycle(String name, Path states, Provider provider, Duration patience) {
    this.name = name;
    this.folder = new LabFolder(LabRecord.folder(states, name));
    this.home = new LabHome(name, folder.path(), folder.ledger());
    this.provider = provider;
    this.patience = patience;
    this.planning = new Planning(home, folder, provider);
    this.proof = new Proof(home, provider, planning);
  }

  /** The lab's name. */
  public String name() {
    return name;
  }

  /** The name of the provider that makes it real. */
  public String provider() {
    return provider.name();
  }

  /** What it was made from; empty where nothing is known of it. */
  public Optional<Origin> origin() {
    return new LabRecord(folder).origin();
  }

  /** True when the lab was brought up, and not down since. */
  public boolean exists() {
    return folder.topology().isPresent();
  }

  /** The plan of a topology, with the numbers that the lab has. */
  public Plan planned(TopologyFile file) {
    return planning.of(file);
  }

  /**
   * The way between two pods by the routing tables, rules and packet filters as they are. Sends
   * nothing.
   */
  public Explanation explain(PodId from, PodId to) {
    return proof.explain(from, to);
  }

  /**
   * What may be wrong with a path that verify found broken: what differs from the plan, and the way
   * as {@link #explain} has it.
   */
  public Diagnosis diagnose(PathResult path) {
    return proof.diagnose(path);
  }

  /** The pods that have an address. */
  public List<Owner> owners(Cidr address) {
    return proof.owners(address);
  }

  /** What bringing the topology up would change. Changes nothing itself. */
  public Preview preview(TopologyFile file) {
    return planning.preview(file);
  }

  /** As the other, and the lab keeps the time and the origin that it has. */
  public Preview up(TopologyFile file, Progress progress) {
    return up(file, Claim.ON_PURPOSE, Optional.empty(), progress);
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
      return new BringUp(home, folder, provider, progress).run(file, claim, ttl);
    }
  }

  /** All that is to be said of this machine before the lab is made on it. Changes nothing. */
  public Checkup checkup(TopologyFile file) {
    return Checkup.of(planning.sketch(file), plan -> provider.checkup(home, plan));
  }

  /** What of this machine is in the way of bringing a plan up, or worth a thought. */
  public List<Finding> examine(Preview preview) {
    return provider.examine(home, preview.plan(), preview.seen(), preview.changes());
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
    return planning.edits(file, status);
  }

  /** The plan that was last applied. */
  public Plan appliedPlan() {
    return planning.appliedPlan();
  }

  /** The topology that was last applied. */
  public TopologyFile applied() {
    return planning.applied();
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
    return prove(sample, progress).matrix();
  }

  /** As {@link #verify}, with what was seen before packets were sent. */
  public Proven prove(Sample sample, Progress progress) {
    return proof.prove(sample, progress);
  }

  /**
   * Sends some packets along one path, as ping does; what came of each. None where it cannot be
   * tried.
   */
  public List<Echo> ping(PathResult path, int count) {
    return proof.ping(path, count);
  }

  /** Asks the plugins to CHECK what they made; the faults that they named. */
  public List<String> check(Preview status) {
    return provider.check(home, status.plan(), status.seen());
  }

  /** A program in a pod, ready to be run. */
  public PlacedCommand inPod(PodId pod, List<String> words, PlacedCommand.Streams streams) {
    return provider.inPod(home, pod, words, streams);
  }

  /** A program on a node, ready to be run. */
  public PlacedCommand onNode(NodeId node, List<String> words, PlacedCommand.Streams streams) {
    return provider.onNode(home, node, words, streams);
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
    planning.mustExist();
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
}
