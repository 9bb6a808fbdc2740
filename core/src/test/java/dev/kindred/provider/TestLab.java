package dev.kindred.provider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.MissingRequirement;
import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Preview;
import dev.kindred.lab.Proven;
import dev.kindred.plan.Diff;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Sample;
import dev.kindred.vocabulary.Seed;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** A lab of a test in a state folder of its own, as commands use it: anew for each command. */
public final class TestLab implements AutoCloseable {
  /** The first node of the first cluster of the usual labs. */
  public static final NodeId NODE1 = DeclaredNodes.id("edge1", 1);

  /** The first node of the second. */
  public static final NodeId NODE2 = DeclaredNodes.id("edge2", 1);

  /** The name of every lab of a test. */
  public static final String NAME = "contract";

  private final World world;
  private final Path states;
  private final ChangeLines lines = new ChangeLines();
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** What was seen last, where nothing was done since and a look takes long. */
  private Optional<Observed> seen = Optional.empty();

  /** Whether it was whole then. */
  private boolean whole;

  /**
   * @param states the folder that its folder lies in
   */
  public TestLab(World world, Path states) {
    this.world = world;
    this.states = states;
  }

  /** The lab as a command sees it. */
  public LabCycle lab() {
    seen = Optional.empty(); // Who knows what is done with it.
    return command();
  }

  private LabCycle command() {
    return new LabCycle(NAME, states, world.provider(), Duration.ofSeconds(20));
  }

  /** The folder that its folder lies in. */
  public Path states() {
    return states;
  }

  /** Its folder. */
  public Path folder() {
    return states.resolve(NAME);
  }

  /** Reads a topology, which need not name the lab. */
  public static TopologyFile topology(String yaml) {
    return TopologyReader.read("contract.yaml", yaml, Vocabularies.DIALECT).named(NAME);
  }

  /** Brings a topology up; the changes that were made. Where the machine cannot, the test ends. */
  public List<String> up(TopologyFile file) {
    try {
      Preview up = lab().up(file, Progress.NONE);
      if (up.changes().isEmpty()) {
        keep(up.observed());
      }
      return lines.of(up.plan(), up.changes());
    } catch (MissingRequirement e) {
      Assumptions.abort(e.getMessage() + " " + e.remedy());
      throw e;
    }
  }

  /** As {@link #up(TopologyFile)}. */
  public List<String> up(String yaml) {
    return up(topology(yaml));
  }

  /** Brings up what was up before. */
  public List<String> up() {
    return up(lab().applied());
  }

  /** The lab of the seed: two clusters with two pods each on one network. */
  public TestLab seed() {
    TopologyFile file = Seed.file().named(NAME);
    if (!isAsWhole(file)) {
      up(file);
    }
    return this;
  }

  /** Found to be whole, with this file, and nothing was done since. */
  private boolean isAsWhole(TopologyFile file) {
    return whole && seen.isPresent() && command().applied().text().equals(file.text());
  }

  /** What status names. */
  public List<String> drift() {
    Preview status = lab().status();
    keep(status.observed());
    return lines.of(status.plan(), status.changes());
  }

  /** What is there. */
  public Observed observed() {
    if (seen.isEmpty()) {
      Observed observed = lab().status().observed();
      keep(observed);
      return observed;
    }
    return seen.get();
  }

  private void keep(Observed observed) {
    whole = false;
    seen = world.keepsItsLab() ? Optional.of(observed) : Optional.empty();
  }

  /** Every path, tried. */
  public Matrix verify() {
    return lab().verify(Sample.DEFAULT);
  }

  /** Asserts that status names no drift, and every path is whole. */
  public TestLab isWhole() {
    Matrix matrix;
    if (world.keepsItsLab()) { // One look tells both.
      Proven proof = lab().prove(Sample.DEFAULT, Progress.NONE);
      keep(proof.observed());
      assertThat(lines.of(proof.plan(), Diff.of(proof.plan(), proof.observed())))
          .as("drift")
          .isEmpty();
      matrix = proof.matrix();
    } else {
      assertThat(drift()).as("drift").isEmpty();
      matrix = verify();
    }
    assertThat(matrix.paths())
        .as("paths")
        .allSatisfy(path -> assertThat(path.problem()).as("%s", path).isEmpty());
    assertThat(matrix.duplicates()).as("duplicates").isEmpty();
    assertThat(matrix.whole()).isTrue();
    whole = true;
    return this;
  }

  /** The addresses of every interface, as {@code edge1/demo1 net1}. */
  public Map<String, List<String>> addresses() {
    Map<String, List<String>> addresses = new TreeMap<>();
    observed()
        .pods()
        .forEach((id, pod) -> {
          for (Observed.Interface link : pod.interfaces()) {
            if (!link.name().equals("lo")) {
              addresses.put(
                  id + " " + link.name(), link.addresses().stream().map(Cidr::ip).toList());
            }
          }
        });
    return addresses;
  }

  /** The first address of an interface, as {@code edge1/demo1 net1}. */
  public String address(String link) {
    return requireNonNull(addresses().get(link), link).getFirst();
  }

  /** The IPv4 address of a node on the underlay. */
  public String address(NodeId node) {
    return command().appliedPlan().node(node).orElseThrow().addresses().getFirst().ip();
  }

  /** An address on the nodes' link that no node has. */
  public String nowhere() {
    String address = address(NODE1);
    return address.substring(0, address.lastIndexOf('.')) + ".1";
  }

  /** What each pod is to the machine. */
  public Map<String, String> identities() {
    Map<String, String> identities = new TreeMap<>();
    world.identities(this).forEach((pod, identity) -> identities.put(pod.toString(), identity));
    return identities;
  }

  /** Runs a program on a node; what it printed. */
  public String onNode(NodeId node, String... command) {
    seen = Optional.empty(); // It may change something.
    return world.onNode(this, node, command);
  }

  /** Runs a program in a pod; what it printed. */
  public String inPod(String pod, String... command) {
    String printed = world.inPod(this, pod(pod), command);
    seen = Optional.empty();
    return printed;
  }

  /** The line of a change that sees to an interface which a pod's plugin is to make anew. */
  public String mended(String pod, String link, String reason) {
    return world.mended(pod(pod), link, reason);
  }

  /**
   * Gives a node a route behind the lab's back, in the place of one that it has; it is taken back
   * after the test, where the lab stays.
   *
   * @param destination an IPv4 block or address
   * @param way as {@code via 10.0.0.1}
   */
  public void reroute(NodeId node, String destination, String way) {
    String former = onNode(node, "ip", "route", "show", destination).strip();
    String line = former.isEmpty() ? "del " + destination : "replace " + former;
    onNode(node, ("ip route replace " + destination + " " + way).split(" "));
    afterwards(() -> onNode(node, "sh", "-c", "ip route " + line + " || :"));
  }

  /** Gives a pod an address of its own; it is taken back after the test, where the lab stays. */
  public void ownAddress(String pod, String address, String link) {
    inPod(pod, "ip", "address", "add", address, "dev", link);
    String line = "ip address del " + address + " dev " + link + " || :";
    afterwards(() -> inPod(pod, "sh", "-c", line));
  }

  /** Sees to something after the test, where the lab stays: the last first. */
  public void afterwards(Runnable task) {
    undo.push(task);
  }

  /** Does all that is to be done after a test. */
  void leave() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  /** Takes a pod away behind the lab's back. */
  public void removePod(String pod) {
    world.removePod(this, pod(pod));
    seen = Optional.empty();
  }

  /** Takes the lab down, and asserts that nothing of it is left. */
  public void goesWithoutATrace() {
    Supplier<List<String>> traces = world.traces(this);
    assertThat(traces.get()).as("traces of a lab that runs").isNotEmpty();
    assertThat(lab().down(Progress.NONE)).as("down did something").isTrue();
    assertThat(traces.get()).as("traces of a lab that is down").isEmpty();
    assertThat(folder()).doesNotExist();
  }

  /** Reads {@code edge1/demo1} or {@code edge1/demo1/2}. */
  public static PodId pod(String text) {
    String[] part = text.split("/");
    return new PodId(part[0], part[1], part.length > 2 ? Integer.parseInt(part[2]) : 0);
  }

  @Override
  public void close() {
    if (Files.exists(folder())) {
      lab().down(Progress.NONE);
    }
  }
}
