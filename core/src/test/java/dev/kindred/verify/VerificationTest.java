package dev.kindred.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final PodId HERE = new PodId("edge1", "demo", 0);
  private static final PodId THERE = new PodId("edge2", "demo", 0);
  private static final Sample ALL = new Sample(Integer.MAX_VALUE);

  private static final Echo.Interfaces BY = new Echo.Interfaces("net1", "net1", "net1");

  private static final Plan PAIR =
      Labs.plan(
          """
          clusters: 2
          networks: [{name: data-plane, cidr: 10.1.0.0/16}]
          workloads: [{name: demo, networks: [data-plane]}]
          """);

  private static Verification of(Plan plan) {
    return Verification.of(plan, Labs.healthy(plan), ALL);
  }

  /** What comes of the packets of a healthy lab. */
  private static List<Echo> wellOf(Verification verification) {
    return verification.paths().stream()
        .map(path -> new Echo(2, 2, 62, 0.1, path.source().ip(), true, by(path), ""))
        .toList();
  }

  private static Echo.Interfaces by(PodPath path) {
    String link =
        path.network().equals("both") && path.from().workload().equals("pair") ? "net2" : "net1";
    String other =
        path.network().equals("both") && path.to().workload().equals("pair") ? "net2" : "net1";
    return new Echo.Interfaces(link, other, link);
  }

  /** The first result of the pair when this came of its first packet. */
  private static Matrix.PathResult result(Echo echo) {
    Verification verification = of(PAIR);
    List<Echo> echoes = new ArrayList<>(wellOf(verification));
    echoes.set(0, echo);
    return verification.matrix(echoes).paths().getFirst();
  }

  @Test
  void every_ordered_pair_on_every_network_and_in_every_family_is_a_path() {
    Plan plan =
        Labs.plan(
            """
            clusters: 3
            networks:
              - {name: both, cidr: [10.1.0.0/16, 'fd10:1::/48']}
              - {name: four, cidr: 10.2.0.0/16, clusters: [edge1, edge2]}
            workloads:
              - {name: demo, networks: [both]}
              - {name: pair, networks: [four, both], clusters: [edge1, edge2]}
            """);
    Verification verification = of(plan);
    Set<PodPath> paths = Set.copyOf(verification.paths());
    assertThat(verification.paths()).hasSize(2 * 5 * 4 + 2).hasSameSizeAs(paths);
    assertThat(paths).noneMatch(path -> path.from().equals(path.to()));
    assertThat(paths.stream().filter(p -> p.network().equals("four"))).hasSize(2);
    Matrix matrix = verification.matrix(wellOf(verification));
    assertThat(matrix.ok()).isTrue();
    assertThat(matrix.all()).isEqualTo(42);
    assertThat(matrix.sampled()).isFalse();
  }

  @Test
  void results_stand_in_the_order_of_the_pods() {
    Verification verification = of(PAIR);
    Matrix.PathResult first = verification.matrix(wellOf(verification)).paths().getFirst();
    assertThat(first)
        .isEqualTo(
            new Matrix.PathResult(
                "edge1/demo",
                "edge2/demo",
                "data-plane",
                "ipv4",
                true,
                62,
                0.1,
                0,
                "10.1.2.2",
                "10.1.1.2",
                true,
                BY,
                ""));
    PodPath path = verification.path(first).orElseThrow();
    assertThat(path.from()).isEqualTo(HERE);
    assertThat(path.to()).isEqualTo(THERE);
    assertThat(path.mtu()).isEqualTo(1500);
  }

  @Test
  void a_lab_with_one_pod_or_none_has_no_paths_and_is_whole() {
    for (int replicas : List.of(0, 1)) {
      Plan plan =
          Labs.plan(
              """
              clusters: 1
              networks: [{name: data-plane}]
              workloads: [{name: demo, networks: [data-plane], replicas: %d}]
              """
                  .formatted(replicas));
      for (Sample sample : List.of(ALL, new Sample(1))) {
        Matrix matrix = Verification.of(plan, Labs.healthy(plan), sample).matrix(List.of());
        assertThat(matrix.paths()).isEmpty();
        assertThat(matrix.ok()).isTrue();
      }
    }
  }

  @Test
  void a_lost_packet_is_told_in_the_words_of_the_probe_or_our_own() {
    Matrix.PathResult lost = result(new Echo(3, 0, 0, 0, "", false, "10.1.1.1 says: no"));
    assertThat(lost.problem()).isEqualTo("10.1.1.1 says: no");
    assertThat(lost.ok()).isFalse();
    assertThat(lost.loss()).isEqualTo(1);
    assertThat(result(new Echo(3, 0, 0, 0, "", false, "")).problem()).isEqualTo("no reply");
    assertThat(result(new Echo(0, 0, 0, 0, "", false, "")).loss()).isEqualTo(1);
  }

  @Test
  void a_packet_that_was_lost_before_one_came_through_is_a_loss_and_no_problem() {
    Matrix.PathResult result = result(new Echo(4, 3, 62, 0.1, "10.1.1.2", true, ""));
    assertThat(result.ok()).isTrue();
    assertThat(result.loss()).isEqualTo(0.25);
  }

  @Test
  void another_source_than_the_senders_is_a_problem() {
    Matrix.PathResult result = result(new Echo(2, 2, 62, 0.1, "172.30.0.2", true, ""));
    assertThat(result.ok()).isFalse();
    assertThat(result.problem()).isEqualTo("the receiver saw 172.30.0.2 as source, not 10.1.1.2");
    assertThat(result.sourceSeen()).isEqualTo("172.30.0.2");
  }

  private static String problemBy(Echo.Interfaces interfaces, int received) {
    return result(new Echo(2, received, 62, 0.1, "10.1.1.2", true, interfaces, "")).problem();
  }

  @Test
  void another_interface_than_the_networks_is_a_problem_wherever_it_is() {
    assertThat(problemBy(BY, 2)).isEmpty();
    assertThat(problemBy(new Echo.Interfaces("eth0", "net1", "net1"), 2))
        .isEqualTo("it left by eth0, not by net1");
    assertThat(problemBy(new Echo.Interfaces("net1", "net2", "net1"), 2))
        .isEqualTo("it came in by net2, not by net1");
    assertThat(problemBy(new Echo.Interfaces("net1", "net1", "eth0"), 2))
        .isEqualTo("the reply came in by eth0, not by net1");
    assertThat(problemBy(new Echo.Interfaces("eth0", "", ""), 0))
        .isEqualTo("it left by eth0, not by net1; no reply");
  }

  @Test
  void an_address_that_the_pod_gave_its_interface_may_be_the_source() {
    Observed lab =
        new Damage(Labs.healthy(PAIR))
            .link(HERE, "net1", Damage.addressed("10.1.1.2", "10.1.1.77"))
            .lab();
    Verification verification = Verification.of(PAIR, lab, ALL);
    List<Echo> echoes = new ArrayList<>(wellOf(verification));
    echoes.set(0, new Echo(2, 2, 62, 0.1, "10.1.1.77", true, BY, ""));
    assertThat(verification.matrix(echoes).ok()).isTrue();
  }

  @Test
  void a_reply_to_a_packet_that_the_receiver_never_saw_came_from_another() {
    assertThat(result(new Echo(2, 2, 0, 0.1, "", true, "")).problem())
        .isEqualTo("a reply came, but edge2/demo saw no packet: another has its address");
  }

  @Test
  void a_full_packet_that_does_not_pass_is_a_problem() {
    assertThat(result(new Echo(2, 1, 62, 0.1, "10.1.1.2", false, "too big")).problem())
        .isEqualTo("too big");
    Matrix.PathResult silent = result(new Echo(2, 1, 62, 0.1, "10.1.1.2", false, ""));
    assertThat(silent.problem()).isEqualTo("no packet of 1500 bytes passes");
    assertThat(silent.ok()).isFalse();
  }

  @Test
  void a_path_that_cannot_be_tried_is_broken_and_says_which_end_lacks_what() {
    Observed lab = new Damage(Labs.healthy(PAIR)).without(THERE).lab();
    Verification verification = Verification.of(PAIR, lab, ALL);
    assertThat(verification.paths()).isEmpty();
    Matrix matrix = verification.matrix(List.of());
    assertThat(matrix.ok()).isFalse();
    assertThat(matrix.paths())
        .extracting(Matrix.PathResult::problem)
        .containsExactly("edge2/demo does not run", "edge2/demo does not run");
    Observed bare = new Observed(true, Map.of(), Map.of(HERE, bare(HERE), THERE, bare(THERE)));
    assertThat(Verification.of(PAIR, bare, ALL).matrix(List.of()).paths())
        .extracting(Matrix.PathResult::problem)
        .containsExactly(
            "edge1/demo has no ipv4 address on data-plane",
            "edge2/demo has no ipv4 address on data-plane");
  }

  private static Observed.Pod bare(PodId id) {
    Observed.Pod pod = Labs.healthy(PAIR).pods().get(id);
    assertThat(pod).isNotNull();
    return new Observed.Pod(
        id,
        pod.node(),
        pod.attachments(),
        pod.attached(),
        List.of(),
        List.of(),
        pod.command(),
        true);
  }

  @Test
  void an_address_that_two_pods_have_is_named_with_both() {
    Observed healthy = Labs.healthy(PAIR);
    Map<PodId, Observed.Pod> pods = new HashMap<>(healthy.pods());
    Observed.Pod here = healthy.pods().get(HERE);
    assertThat(here).isNotNull();
    pods.put(
        THERE,
        new Observed.Pod(
            THERE,
            here.node(),
            here.attachments(),
            here.attached(),
            here.interfaces(),
            here.routes(),
            here.command(),
            true));
    Verification verification =
        Verification.of(PAIR, new Observed(true, healthy.nodes(), pods), ALL);
    Matrix matrix = verification.matrix(wellOf(verification));
    assertThat(matrix.duplicates())
        .containsExactlyInAnyOrder(
            new Matrix.Duplicate("10.97.0.2", List.of("edge1/demo on eth0", "edge2/demo on eth0")),
            new Matrix.Duplicate(
                "10.1.1.2", List.of("edge1/demo on data-plane", "edge2/demo on data-plane")));
    assertThat(matrix.ok()).isFalse();
  }

  @Test
  void a_result_that_is_none_of_this_verification_has_no_path() {
    Verification verification = of(PAIR);
    Matrix.PathResult other = result(new Echo(2, 2, 62, 0.1, "10.1.1.2", true, ""));
    Matrix.PathResult moved =
        new Matrix.PathResult(
            other.from(),
            other.to(),
            "other",
            other.family(),
            true,
            62,
            0,
            0,
            Cidr.of("10.9.9.9").ip(),
            "",
            true,
            BY,
            "");
    assertThat(verification.path(moved)).isEmpty();
    assertThat(verification.paths().stream().map(PodPath::from).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(HERE, THERE);
  }
}
