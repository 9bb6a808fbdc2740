package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.plan.Change;
import dev.kindred.plan.NodeChange;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.plan.PodChange;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Provisions;
import dev.kindred.plan.Route;
import dev.kindred.plan.RouteChange;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kubernetes.KubernetesSighting;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterWorkTest {
  private static final NodeId NODE = DeclaredNodes.id("edge1", 1);
  private static final Observed.Interface LINK =
      new Observed.Interface("eth0", 2, 0, "", true, List.of(), 1570, "02:00:00:00:00:01");

  /** The steps that are told apart, by what their command lines have. */
  private static final Map<String, String> STEPS = new LinkedHashMap<>();

  static {
    STEPS.put("engine start ", "start");
    STEPS.put("install.sh", "wire");
    STEPS.put("wait --for=condition=Ready pod", "settle");
    STEPS.put("wait --for condition=Ready node", "ready");
    STEPS.put("multus.sh", "multus");
    STEPS.put("rollout.sh", "rollout");
    STEPS.put("delete deployment", "delete deployment");
    STEPS.put("delete pod", "delete pod");
    STEPS.put(" apply ", "apply");
  }

  /** Nodes have the images of their pods. */
  private static final String IMAGES =
      """
      case $* in *'ctr --namespace k8s.io images list'*)
        echo REF TYPE DIGEST
        echo docker.io/library/busybox:1.36.1 list sha256:1
        echo ghcr.io/k8snetworkplumbingwg/multus-cni:v4.2.3-thick list sha256:2 ;;
      esac\
      """;

  /** There is a node of a cluster old, in which a folder of the lab is mounted. */
  private static final String ANSWERS =
      """
      case $* in
      ps*) echo 0123 ;;
      'container inspect'*) echo '[{"Name": "/old-control-plane", "Config": {"Labels": {"io.x-k8s.kind.cluster": "old"}},
        "State": {"Running": true}, "NetworkSettings": {"Networks": {}},
        "Mounts": [{"Type": "bind", "Source": "%s", "Destination": "%s"}]}]' ;;
      esac\
      """;

  @TempDir private Path folder;
  private PaperEngine fake;
  private LabContext context;
  private PlannedNode planned;
  private final List<Change> done = new ArrayList<>();

  @BeforeEach
  void prepare() {
    fake = new PaperEngine(folder);
    fake.script("engine", IMAGES);
    context =
        fake.site(
            """
            clusters: [edge1, edge2]
            networks: [{name: data-plane}]
            workloads: [{name: demo1}, {name: demo2}]
            """);
    planned = context.plan().node(NODE).orElseThrow();
  }

  private static KubernetesSighting sight(boolean answers) {
    Optional<Provisions> provisions =
        answers
            ? Optional.of(new Provisions(Set.of(), Map.of(), "thick", Map.of()))
            : Optional.empty();
    Observed.Node node = new Observed.Node(NODE, List.of(LINK), List.of(), Map.of(), provisions);
    Map<PodId, KubernetesSighting.SeenPod> pods = new HashMap<>();
    for (PodId id : List.of(pod("demo1", 0), pod("demo1", 1), pod("old", 0))) {
      String name = id.workload() + "-" + (id.index() == 0 ? "abc" : "def");
      pods.put(id, new KubernetesSighting.SeenPod(name, NODE, "/run/netns/cni-1", true));
    }
    return new KubernetesSighting(new Observed(true, Map.of(NODE, node), Map.of()), pods);
  }

  private List<String> steps(KubernetesSighting sight, Change... changes) {
    Progress progress =
        new Progress() {
          @Override
          public void done(Change change) {
            done.add(change);
          }
        };
    new ClusterWork(context, "edge1", List.of(changes), sight, progress).run();
    assertThat(done).as("changes that were told as made").containsExactlyInAnyOrder(changes);
    return steps();
  }

  /** Those that are many at once are told once. */
  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (String line : calls()) {
      STEPS.forEach((words, step) -> {
        if (line.contains(words) && (steps.isEmpty() || !steps.getLast().equals(step))) {
          steps.add(step);
        }
      });
    }
    return steps;
  }

  private List<String> calls() {
    try {
      return fake.calls();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PodId pod(String workload, int index) {
    return new PodId("edge1", workload, index);
  }

  private PlannedPod pod(String workload) {
    return context.plan().pods().stream()
        .filter(p -> p.id().equals(new PodId("edge1", workload, 0)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_route_is_mended_by_the_nodes_script_and_nothing_is_asked_of_kubernetes() {
    Route route = new Route(Cidr.of("10.1.2.0/24"), Optional.of(Cidr.of("172.30.0.3")));
    assertThat(steps(sight(true), new RouteChange.Set(NODE, route, "missing")))
        .containsExactly("wire");
    assertThat(calls()).noneMatch(line -> line.contains("kubectl"));
  }

  @Test
  void a_node_that_was_stopped_is_started_before_anything_and_its_pods_are_looked_at_again() {
    assertThat(
            steps(
                sight(true),
                new NodeChange.Mend(planned, true, "it does not run"),
                new PodChange.Add(pod("demo2"))))
        .containsExactly("start", "wire", "ready", "multus", "settle");
  }

  @Test
  void a_node_that_was_paused_goes_on() {
    fake.script(
        "engine",
        IMAGES
            + "\ncase $* in 'container inspect edge1'*) echo '[{\"Name\": \"/edge1-control-plane\","
            + " \"State\": {\"Running\": true, \"Paused\": true}}]' ;; esac");
    assertThat(steps(sight(true), new NodeChange.Mend(planned, true, "it does not run")))
        .doesNotContain("start")
        .startsWith("wire", "ready");
    assertThat(calls()).contains("engine unpause edge1-control-plane");
  }

  @Test
  void nodes_run_where_they_are_not_paused() {
    String state = "{\"Name\": \"/a\", \"State\": {\"Running\": %s, \"Paused\": %s}}";
    assertThat(Containers.runs(Json.parse(state.formatted(true, false), "it"))).isTrue();
    assertThat(Containers.runs(Json.parse(state.formatted(true, true), "it"))).isFalse();
    assertThat(Containers.runs(Json.parse(state.formatted(false, true), "it"))).isFalse();
  }

  @Test
  void while_the_api_server_does_not_answer_no_pod_is_touched_whatever_the_reason_says() {
    assertThat(
            steps(
                sight(false),
                new NodeChange.Mend(planned, false, "seine Schnittstelle antwortet nicht"),
                new PodChange.Replace(pod("demo1"), NODE, "its networks changed")))
        .containsExactly("wire", "ready", "multus", "settle");
  }

  @Test
  void words_in_a_reason_decide_nothing() {
    assertThat(
            steps(
                sight(true),
                new NodeChange.Mend(planned, false, "its cluster's API server does not answer")))
        .doesNotContain("settle");
  }

  @Test
  void a_pod_is_replaced_after_its_deployment_is_what_it_should_be() {
    assertThat(steps(sight(true), new PodChange.Replace(pod("demo1"), NODE, "its image changed")))
        .containsSubsequence("wire", "apply", "delete pod", "rollout");
    assertThat(calls())
        .anyMatch(line -> line.contains("delete pod") && line.contains("demo1-abc"))
        .noneMatch(line -> line.contains("demo2="));
  }

  @Test
  void a_workload_that_left_the_file_loses_its_deployment_and_one_that_stays_does_not() {
    Change gone = new PodChange.Remove(pod("old", 0), NODE, "not in the topology");
    Change fewer = new PodChange.Remove(pod("demo1", 1), NODE, "not in the topology");
    assertThat(steps(sight(true), gone, fewer))
        .containsSubsequence("delete deployment", "apply", "rollout");
    assertThat(calls())
        .filteredOn(line -> line.contains("delete deployment"))
        .singleElement()
        .asString()
        .contains("old")
        .doesNotContain("demo1");
  }

  @Test
  void a_pod_that_nobody_sees_any_more_is_named() {
    Change change = new PodChange.Replace(pod("demo2"), NODE, "its image changed");
    assertThatThrownBy(() -> steps(sight(true), change))
        .isInstanceOf(Fault.class)
        .hasMessage("pod edge1/demo2 is not there any more");
  }

  @Test
  void a_cluster_that_left_the_file_goes_with_its_nodes_its_entry_and_its_kubeconfig()
      throws IOException {
    context.standing().madeCluster("old", 1);
    fake.script("engine", ANSWERS.formatted(Containers.mark(context.home()), Containers.MARK));
    Path kubeconfig = context.kubeconfig("old");
    Files.createDirectories(kubeconfig.getParent());
    Files.writeString(kubeconfig, "");
    ClusterWork.remove(context, "old");
    assertThat(calls())
        .anyMatch(
            line -> line.startsWith("engine rm --force") && line.contains("old-control-plane"));
    assertThat(context.standing().begun()).isEmpty();
    assertThat(kubeconfig).doesNotExist();
  }
}
