package dev.kindred;

import dev.kindred.host.Fault;
import dev.kindred.lab.LabCycle;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.provider.LogWish;
import dev.kindred.topology.Cidr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A pod of a lab. It need not run. */
public final class Pod extends Place {
  private final LabCycle lab;
  private final PodId id;

  Pod(LabCycle lab, PodId id) {
    super((words, streams) -> lab.inPod(id, words, streams));
    this.lab = lab;
    this.id = id;
  }

  /** Its name, as {@code edge1/demo1}, or {@code edge1/demo1/2} for its third replica. */
  @Override
  public String name() {
    return id.toString();
  }

  /** The name of its cluster. */
  public String cluster() {
    return id.cluster();
  }

  /** The name of its workload. */
  public String workload() {
    return id.workload();
  }

  /**
   * The addresses that its interface on a network has by now, each a block of one; those as well
   * that it gave itself. None when it does not run.
   *
   * @throws Fault when it is not on that network
   */
  public List<Cidr> addresses(String network) {
    Plan plan = lab.appliedPlan();
    PlannedPod planned = plan.pod(id).orElseThrow(this::absent);
    String device =
        PodNetworks.of(plan, planned).stream()
            .filter(on -> on.network().name().equals(network))
            .map(PodNetworks.Planned::interfaceName)
            .findFirst()
            .orElseThrow(() -> notOn(network, planned));
    return seen()
        .flatMap(pod -> pod.interfaces().stream().filter(i -> i.name().equals(device)).findFirst())
        .map(Observed.Interface::addresses)
        .orElse(List.of());
  }

  private Fault absent() {
    return new Fault("lab " + lab.name() + " has no pod " + name(), "");
  }

  private Fault notOn(String network, PlannedPod planned) {
    return new Fault(
        "pod " + name() + " is not on a network " + network,
        "Its networks are: " + String.join(", ", planned.workload().networks()) + ".");
  }

  /** True when it is there. */
  public boolean runs() {
    return seen().isPresent();
  }

  /**
   * What its command printed, both streams; of Kubernetes' pods what {@code kubectl logs} gives.
   */
  public String logs() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      lab.logs(id, LogWish.ALL, text);
    } catch (IOException e) {
      throw new UncheckedIOException("memory is no stream that fails", e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes what its command printed.
   *
   * @throws IOException when it cannot be written to that stream
   */
  public void logs(LogWish wish, OutputStream out) throws IOException {
    lab.logs(id, wish, out);
  }

  private Optional<Observed.Pod> seen() {
    return Optional.ofNullable(lab.status().observed().pods().get(id));
  }

  PodId id() {
    return id;
  }
}
