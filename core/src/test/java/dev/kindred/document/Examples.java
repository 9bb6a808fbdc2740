package dev.kindred.document;

import dev.kindred.advice.Advice;
import dev.kindred.advice.Hint;
import dev.kindred.explain.Explanation;
import dev.kindred.host.ProgramVersion;
import dev.kindred.lab.Garbage;
import dev.kindred.lab.Gc;
import dev.kindred.lab.LabSummary;
import dev.kindred.lab.Origin;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Change;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.Diff;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.Readiness;
import dev.kindred.provider.Echo;
import dev.kindred.provider.Finding;
import dev.kindred.provider.kind.images.Archives;
import dev.kindred.provider.kind.images.EngineImage;
import dev.kindred.provider.kind.images.Inventory;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.verify.Labs;
import dev.kindred.verify.Matrix;
import dev.kindred.vocabulary.Vocabularies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An example of each document, or several where it has several forms. */
final class Examples {
  private static final Function<Hint, String> TYPED = Hint::toString;
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final PodId POD = new PodId("edge1", "demo1", 0);

  private static final Plan PLAN =
      Labs.plan(
          """
          name: edge
          clusters: 2
          workloads:
            - name: demo1
            - name: once
              command: sh -c 'exit 3'
              clusters: [edge1]
          """);

  private static final PodState CRASHES =
      new PodState(
          Optional.of(
              new CommandRun(
                  CommandRun.State.WAITING,
                  Optional.empty(),
                  4,
                  1_796_040_000,
                  Optional.of(new CommandRun.End(137, "", 1_796_040_060)),
                  1_796_040_120)),
          Optional.of(new Readiness("once-7d9-x", false, false, "CrashLoopBackOff")));

  private static final List<Finding> FINDINGS =
      List.of(
          Finding.ok("engine", "podman 4.3.1"),
          Finding.unknown("memory", "could not be read"),
          Finding.fatal("kind", "there is none", Advice.of("", "doctor", "--get-kind")));

  private Examples() {}

  static List<Object> of(Document document) {
    return switch (document) {
      case STATUS -> List.of(status(Observed.NOTHING), status(lacking()));
      case PLAN -> List.of(PlannedDocument.of("netns", preview(Observed.NOTHING), FINDINGS, TYPED));
      case UP -> List.of(up());
      case VERIFY -> List.of(VerifyDocument.of(matrix(), List.of("see where: kindred explain")));
      case EXPLAIN -> List.of(explanation());
      case DOCTOR -> List.of(DoctorDocument.of("kind", PLAN, FINDINGS, TYPED));
      case LS -> List.of(ls());
      case GC -> List.of(gc());
      case DOWN -> List.of(new DownDocument("edge", true));
      case DEMO -> List.of(DemoDocument.of(changes(), matrix()));
      case INIT -> List.of(new InitDocument("kindred.yaml", "edge"));
      case USE -> List.of(new UseDocument("edge", "edge2", List.of("edge2", "edge1")));
      case RENDER -> List.of(new RenderDocument("recipe", List.of("README.md", "plan.json")));
      case IMAGES -> List.of(images());
      case ARCHIVE ->
          List.of(
              ArchiveDocument.of(
                  Path.of("images.tar"),
                  List.of(new Archives.Moved("busybox:1.36", "sha256:12ab", 2_400_000, true))));
      case BAKE -> List.of(new BakeDocument("localhost/kindred-node:12ab", 61_300));
      case VERSION -> List.of(version());
      case EVENT -> events();
      case ERROR -> List.of(fault(), invalid());
    };
  }

  private static Preview preview(Observed observed) {
    return new Preview(PLAN, () -> observed, Diff.of(PLAN, observed), List.of());
  }

  private static List<Change> changes() {
    return preview(Observed.NOTHING).changes();
  }

  /** A pod is gone, and the command of another ended. */
  private static Observed lacking() {
    Observed healthy = Labs.healthy(PLAN);
    Map<PodId, Observed.Pod> pods = new HashMap<>(healthy.pods());
    pods.remove(new PodId("edge2", "demo1", 0));
    pods.computeIfPresent(new PodId("edge1", "once", 0), (id, pod) -> crashing(pod));
    return new Observed(true, healthy.nodes(), pods);
  }

  private static Observed.Pod crashing(Observed.Pod pod) {
    return new Observed.Pod(
        pod.id(),
        pod.node(),
        pod.attachments(),
        pod.attached(),
        pod.interfaces(),
        pod.routes(),
        pod.command(),
        true,
        pod.image(),
        CRASHES.run(),
        pod.given(),
        CRASHES.readiness(),
        pod.sysctls(),
        pod.asks());
  }

  private static StatusDocument status(Observed observed) {
    StatusView view =
        new StatusView(
            new StatusView.Subject("edge", "netns", Optional.of(NOW), Optional.empty()),
            preview(observed),
            Selection.ALL);
    Edits edits = new Edits("kindred.yaml", List.of(), List.of("kindred.yaml:1:1: x"), "kind");
    return StatusDocument.of(
        view, new Differences(view.seen().changes(), edits, List.of("a fault"), 1), TYPED);
  }

  private static UpDocument up() {
    UpDocument.Made made = new UpDocument.Made("edge", "netns", 1234);
    PodStateEntry pod = PodStateEntry.of(POD, CRASHES);
    return UpDocument.of(
        made, Optional.empty(), changes(), List.of(UpDocument.IdlePod.of(pod, List.of("no x"))));
  }

  private static Matrix matrix() {
    Matrix.PathResult whole = path("", 62, new Echo.Interfaces("net1", "net1", "net1"));
    Matrix.PathResult broken = path("nothing arrived", 0, Echo.Interfaces.NONE);
    return new Matrix(
        "edge",
        4,
        List.of(whole, broken),
        List.of(new Matrix.Duplicate("10.1.1.2", List.of("edge1/demo1 on data-plane", "b"))),
        List.of(
            new Matrix.Failing(POD, CRASHES),
            new Matrix.Failing(new PodId("edge2", "demo1", 1), new PodState(once()))));
  }

  private static CommandRun once() {
    return new CommandRun(CommandRun.State.ENDED, Optional.empty(), 0, 0, Optional.empty(), 0);
  }

  private static Matrix.PathResult path(String problem, int ttl, Echo.Interfaces interfaces) {
    boolean ok = problem.isEmpty();
    return new Matrix.PathResult(
        "edge1/demo1",
        "edge2/demo1",
        "data-plane",
        "ipv4",
        ok,
        ttl,
        ok ? 0.25 : 0,
        ok ? 0 : 1,
        "10.1.2.2",
        ok ? "10.1.1.2" : "",
        ok,
        interfaces,
        problem);
  }

  private static ExplainDocument explanation() {
    return ExplainDocument.of(
        Explanation.of(PLAN, Labs.healthy(PLAN), POD, new PodId("edge2", "demo1", 0)), TYPED);
  }

  private static LsDocument ls() {
    Origin file =
        new Origin(Origin.Kind.FILE, Optional.of(Path.of("/home/me/kindred.yaml")), "12ab");
    return LsDocument.of(
        List.of(
            new LabSummary(
                "edge",
                "netns",
                Optional.of(file),
                Optional.of(NOW),
                LabSummary.State.RUNNING,
                Optional.of(3),
                Optional.of(NOW),
                ""),
            new LabSummary(
                "odd",
                "",
                Optional.empty(),
                Optional.empty(),
                LabSummary.State.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                "it is damaged")));
  }

  private static GcDocument gc() {
    return GcDocument.of(
        List.of(
            new Garbage(Garbage.Kind.LAB, "edge", "nothing of it runs", 0),
            new Garbage(Garbage.Kind.CACHE, "/cache/cni", "not used since 2026-09-01", 45)),
        List.of(new Gc.Skipped("other", "is being changed by kindred up (pid 7)")),
        true);
  }

  private static ImagesDocument images() {
    EngineImage busybox = new EngineImage("busybox:1", "busybox:1", "sha256:12ab", 2_400_000);
    return ImagesDocument.of(
        "edge",
        "podman",
        new Inventory(
            List.of(
                new Inventory.Item(
                    "busybox:1", List.of("demo1"), Optional.of(busybox), List.of("edge1")),
                new Inventory.Item("multus:4", List.of("Multus"), Optional.empty(), List.of())),
            List.of("edge1-control-plane"),
            Optional.empty()));
  }

  private static VersionDocument version() {
    ProgramVersion kind = new ProgramVersion("kind", Path.of("/usr/bin/kind"), "0.33.0");
    return new VersionDocument(
        "0.1.0",
        "10e5991",
        false,
        "/home/me/kindred/kindred",
        "Linux 6.18 amd64",
        new VersionDocument.Program("jdk", "25.0.1", "/usr/lib/jvm/25"),
        List.of(),
        VersionDocument.FoundProgram.of(Optional.empty()),
        VersionDocument.FoundProgram.of(Optional.of(kind)));
  }

  private static List<Object> events() {
    return List.of(
        EventDocument.step("fetching CNI plugins"),
        EventDocument.step("sending packets", 40, 12),
        EventDocument.note("provider netns: there is no kind"),
        EventDocument.warning("there is no kindred.yaml"),
        EventDocument.begin(6),
        EventDocument.done("pod edge1/demo1"));
  }

  private static ErrorDocument fault() {
    return ErrorDocument.of("there is no lab edge", 1, "Make it with: kindred up", List.of("b"))
        .with("at dev.kindred");
  }

  private static ErrorDocument invalid() {
    try {
      TopologyReader.read("kindred.yaml", "clusters: none\n", Vocabularies.DIALECT);
      throw new IllegalStateException("that is no number of clusters");
    } catch (InvalidTopology e) {
      return ErrorDocument.of(e, 2, TYPED);
    }
  }
}
