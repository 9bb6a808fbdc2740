package dev.kindred;

import dev.kindred.document.Selection;
import dev.kindred.explain.Explanation;
import dev.kindred.host.Fault;
import dev.kindred.lab.Claim;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.LabRecord;
import dev.kindred.lab.Preview;
import dev.kindred.lab.TimeToLive;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Progress;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A lab, which need not be there yet. Closed, it takes down what it brought up itself, and leaves a
 * lab that was there before. Not for several threads at once.
 */
public final class Lab implements AutoCloseable {
  private final LabCycle lab;
  private final Supplier<TopologyFile> file;
  private final Claim claim;
  private final Settings settings;
  private boolean ours;

  Lab(LabCycle lab, Supplier<TopologyFile> file, Claim claim, Settings settings) {
    this.lab = lab;
    this.file = file;
    this.claim = claim;
    this.settings = settings;
  }

  /** Another of the same lab, to which somebody else listens. */
  public Lab progress(Progress listener) {
    return new Lab(lab, file, claim, settings.progress(listener));
  }

  /** Another of the same lab, which is changed by another right. */
  public Lab claimed(Claim by) {
    return new Lab(lab, file, by, settings);
  }

  /** Its name. */
  public String name() {
    return lab.name();
  }

  /** What makes its clusters real: {@code netns} or {@code kind}. */
  public String provider() {
    return lab.provider();
  }

  /** What is written down of it. */
  public LabRecord record() {
    return LabRecord.of(settings.states(), name());
  }

  /** True when it was brought up, and not down since. */
  public boolean exists() {
    return lab.exists();
  }

  /**
   * The topology that it was last told to have.
   *
   * @throws Fault when it was not brought up
   */
  public Topology topology() {
    return lab.topology();
  }

  /** True when it ends by itself when its time is over. */
  public boolean endsInTime() {
    return lab.endsInTime();
  }

  /** Which of its clusters is in use, and how kubectl reaches them. */
  public Kubectl kubectl() {
    return new Kubectl(lab);
  }

  /** What can be asked of the paths between its pods, one by one. */
  public Paths paths() {
    return new Paths(lab, settings);
  }

  /** What {@link #up} would do. Changes nothing. */
  public List<Change> plan() {
    return lab.preview(file.get()).changes();
  }

  /** What would come of its topology, in full. Changes nothing. */
  public Outlook outlook() {
    return new Outlook(lab, file.get(), settings);
  }

  /**
   * Makes it what its topology declares: all of it, or what differs.
   *
   * @return what was done, in the order of the plan
   * @throws Fault also where a lab of that name was made from another topology's file; what was
   *     made until then stays for another {@code up}, or for {@link #down}
   */
  public List<Change> up() {
    return up(Optional.empty()).changes();
  }

  /**
   * As {@link #up()}.
   *
   * @param ttl how long it is wanted from now on; empty where it keeps the time that it has
   */
  public UpResult up(Optional<TimeToLive> ttl) {
    ours |= !lab.exists();
    Preview made = lab.up(file.get(), claim, ttl, settings.progress());
    return new UpResult(lab, made, settings.writing());
  }

  /**
   * How it is, beside what it was last told to be.
   *
   * @throws Fault when it was not brought up
   */
  public Status status() {
    Preview preview = lab.status();
    return new Status(preview.observed().running(), preview.changes(), preview.foreign());
  }

  /**
   * As {@link #status}, in full.
   *
   * @param selection what of it is to be shown
   */
  public Inspection inspect(Selection selection) {
    return new Inspection(lab, record(), selection);
  }

  /**
   * Sends packets along every path: each ordered pair of pods on every network and family that they
   * share, a small one and one of the network's MTU.
   *
   * @throws Fault when it was not brought up
   */
  public Matrix verify() {
    return verify(Integer.MAX_VALUE);
  }

  /** As {@link #verify()}, along at most so many paths, which are spread evenly. */
  public Matrix verify(int most) {
    return lab.verify(new Sample(most), settings.progress());
  }

  /** The way between two pods by routing tables, rules and packet filters. Sends nothing. */
  public Explanation explain(Pod from, Pod to) {
    return lab.explain(from.id(), to.id());
  }

  /** Its pods as it was last told to have them, by cluster and workload. */
  public List<Pod> pods() {
    return lab.appliedPlan().pods().stream().map(p -> pod(p.id())).toList();
  }

  /**
   * One of its pods.
   *
   * @param name as {@code edge1/demo1}, or {@code edge1/demo1/2} for the third replica
   * @throws Fault when it has none of that name
   */
  public Pod pod(String name) {
    List<PlannedPod> all = lab.appliedPlan().pods();
    return all.stream()
        .filter(pod -> pod.id().toString().equals(name))
        .findFirst()
        .map(p -> pod(p.id()))
        .orElseThrow(() -> unknown("pod", name, all.stream().map(p -> p.id().toString()).toList()));
  }

  /** A pod by what it is, whether it has it or not: what is asked of it then throws. */
  public Pod pod(PodId id) {
    return new Pod(lab, id);
  }

  /** Its nodes as it was last told to have them, by cluster. */
  public List<Node> nodes() {
    return lab.appliedPlan().nodes().stream().map(n -> node(n.id())).toList();
  }

  /**
   * One of its nodes.
   *
   * @param name as {@code edge1-control-plane} or {@code edge1-worker}
   * @throws Fault when it has none of that name
   */
  public Node node(String name) {
    List<PlannedNode> all = lab.appliedPlan().nodes();
    return all.stream()
        .filter(node -> node.id().name().equals(name))
        .findFirst()
        .map(n -> node(n.id()))
        .orElseThrow(() -> unknown("node", name, all.stream().map(n -> n.id().name()).toList()));
  }

  /** As {@link #pod(PodId)}. */
  public Node node(NodeId id) {
    return new Node(lab, id);
  }

  private Fault unknown(String what, String name, List<String> names) {
    String near = Suggestion.nearest(name, names).map(n -> "Did you mean " + n + "?").orElse("");
    return new Fault("lab " + name() + " has no " + what + " " + name, near);
  }

  /**
   * Removes it with all that it made.
   *
   * @return false when there was nothing to remove
   * @throws Fault also where a lab of that name was made from another topology's file
   */
  public boolean down() {
    boolean was = lab.down(claim, settings.progress());
    ours = false;
    return was;
  }

  /** Takes it down where {@link #up} of this object brought it up. */
  @Override
  public void close() {
    if (ours) {
      down();
    }
  }

  @Override
  public String toString() {
    return "lab " + name();
  }
}
