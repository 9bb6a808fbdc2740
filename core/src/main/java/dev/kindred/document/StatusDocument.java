package dev.kindred.document;

import dev.kindred.advice.Hint;
import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.topology.Cidr;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code status} prints. */
@Description("A lab as it is, its drift, and what was edited in its file since.")
public record StatusDocument(
    @Description("The lab's name.") String lab,
    @Description("What makes its clusters real.") String provider,
    @Description("When its time is over (ISO 8601); empty for a lab without an end.")
        Timestamp until,
    @Description("False where nothing of it runs, as after a reboot.") boolean running,
    @Description("Its clusters, or those that were named.") List<Cluster> clusters,
    @Description("Its pods, or those that were named, in the order of the plan.") List<Pod> pods,
    @Description("What differs from what the lab was last told to be.") List<ChangeEntry> drift,
    @Description("What is somebody else's and matters.") List<ForeignEntry> foreign,
    @Description("With --check: the faults that CNI plugins named, in words.")
        List<String> checkFaults,
    @Description("The path of the file that it was made from; empty where there is none.")
        String file,
    @Description("What up would do besides, because the file was edited since.")
        List<ChangeEntry> edited,
    @Description("What is wrong with the file by now, in words.") List<String> fileFaults,
    @Description(
            "The provider that the file names by now; empty where that is no edit. A lab keeps"
                + " the one that it has.")
        String editedProvider) {

  /** A cluster. */
  @Description("A cluster.")
  public record Cluster(
      @Description("Its name.") String name, @Description("Its nodes.") List<Node> nodes) {}

  /** A node. */
  @Description("A node.")
  public record Node(
      @Description("Its name.") String name,
      @Description("The first of its addresses; empty where it has none yet.") String address,
      @Description("Its addresses on the underlay.") List<String> addresses) {}

  /** A pod. */
  @Description("A pod.")
  public record Pod(
      @Description("Its cluster.") String cluster,
      @Description("Its workload.") String workload,
      @Description("Which replica it is, from 0.") int index,
      @Description("The node that it is planned on.") String node,
      @Description("True where it is there, and is not being made.") boolean running,
      Unwrapped<ReadinessEntry> readiness,
      Unwrapped<Command> command,
      @Description("Its interfaces that are there.") List<Interface> interfaces) {}

  /** The command of a pod that runs one. */
  public record Command(
      @Description("What has become of its command, where it runs one.") CommandEntry command) {}

  /** An interface. */
  @Description("An interface of a pod.")
  public record Interface(
      @Description("Its name in the pod.") String name,
      @Description("The network that it is on.") String network,
      @Description("Its addresses.") List<String> addresses) {}

  /**
   * The document of a lab.
   *
   * @param writing writes commands as they are typed
   */
  public static StatusDocument of(
      StatusView view, Differences found, Function<Hint, String> writing) {
    return new StatusDocument(
        view.lab().name(),
        view.lab().provider(),
        Timestamp.of(view.lab().until()),
        view.observed().running(),
        clusters(view.plan(), view.selection()),
        pods(view),
        ChangeEntry.of(found.drift()),
        ForeignEntry.of(view.foreign(), writing),
        found.faults(),
        view.lab().file().map(Path::toString).orElse(""),
        ChangeEntry.of(found.edits().changes()),
        found.edits().faults(),
        found.edits().provider());
  }

  private static List<Cluster> clusters(Plan plan, Selection selection) {
    return plan.topology().clusters().stream()
        .filter(cluster -> selection.takes(cluster.name()))
        .map(cluster -> new Cluster(cluster.name(), nodes(plan, cluster.name())))
        .toList();
  }

  private static List<Node> nodes(Plan plan, String cluster) {
    return plan.nodes().stream()
        .filter(node -> node.id().cluster().equals(cluster))
        .map(StatusDocument::node)
        .toList();
  }

  private static Node node(PlannedNode node) {
    List<String> addresses = node.addresses().stream().map(Cidr::ip).toList();
    return new Node(node.id().name(), addresses.isEmpty() ? "" : addresses.getFirst(), addresses);
  }

  private static List<Pod> pods(StatusView view) {
    return view.plan().pods().stream()
        .filter(pod -> view.selection().takes(pod.id()))
        .map(pod -> pod(pod, Optional.ofNullable(view.observed().pods().get(pod.id()))))
        .toList();
  }

  private static Pod pod(PlannedPod planned, Optional<Observed.Pod> seen) {
    return new Pod(
        planned.id().cluster(),
        planned.id().workload(),
        planned.id().index(),
        planned.node().name(),
        seen.filter(pod -> !pod.starting()).isPresent(),
        seen.map(pod -> ReadinessEntry.of(pod.state())).orElseGet(Unwrapped::none),
        new Unwrapped<>(
            seen.flatMap(Observed.Pod::run).map(run -> new Command(CommandEntry.of(run)))),
        seen.map(StatusDocument::interfaces).orElse(List.of()));
  }

  private static List<Interface> interfaces(Observed.Pod pod) {
    List<Interface> interfaces = new ArrayList<>();
    for (Attachment attachment : pod.attachments()) {
      pod.link(attachment.interfaceName())
          .ifPresent(link ->
              interfaces.add(
                  new Interface(
                      attachment.interfaceName(),
                      attachment.network(),
                      link.addresses().stream().map(Cidr::ip).toList())));
    }
    return interfaces;
  }
}
