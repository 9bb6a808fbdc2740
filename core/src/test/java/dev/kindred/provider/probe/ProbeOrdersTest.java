package dev.kindred.provider.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PodPath;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeOrdersTest {
  private static final NodeId EDGE1 = DeclaredNodes.id("edge1", 1);
  private static final NodeId EDGE2 = DeclaredNodes.id("edge2", 1);
  private static final PodId NEAR = new PodId("edge1", "demo", 0);
  private static final PodId FAR = new PodId("edge2", "demo", 0);
  private static final PodId LOST = new PodId("edge2", "demo", 1);

  private static final Map<PodId, PodPlace> PLACES =
      Map.of(
          NEAR,
          new PodPlace(EDGE1, "/run/netns/cni-1"),
          FAR,
          new PodPlace(EDGE2, "/run/netns/cni-2"));

  private static PodPath path(PodId from, String source, PodId to, String target) {
    return new PodPath(from, to, "data-plane", Cidr.of(source), Cidr.of(target), 1500);
  }

  private static final PodPath THERE = path(NEAR, "10.1.1.2", FAR, "10.1.2.2");
  private static final PodPath BACK = path(FAR, "10.1.2.2", NEAR, "10.1.1.2");
  private static final PodPath OF_IPV6 = path(NEAR, "fd10:1::2", FAR, "fd10:2::2");
  private static final PodPath TO_LOST = path(NEAR, "10.1.1.2", LOST, "10.1.2.3");

  private static final Echo.Interfaces BY = new Echo.Interfaces("net1", "net2", "net1");
  private static final Echo.Interfaces NOT_SEEN = new Echo.Interfaces("net1", "", "net1");
  private static final Echo.Interfaces LEFT = new Echo.Interfaces("net1", "", "");

  private static ProbeOrders survey(PodPath... paths) {
    return new ProbeOrders(List.of(paths), PLACES, -1);
  }

  private static Echo echo(PodPath path, String... answers) {
    ProbeOrders survey = survey(path);
    survey.hear(List.of(answers));
    return survey.echoes().getFirst();
  }

  @Test
  void each_node_opens_its_own_ends_once() {
    ProbeOrders survey = survey(THERE, BACK, OF_IPV6);
    assertThat(survey.nodes()).containsExactly(EDGE1, EDGE2);
    assertThat(survey.openings(EDGE1))
        .isEqualTo(
            """
            token\t4294967295
            end\t0\t/run/netns/cni-1\t10.1.1.2
            end\t2\t/run/netns/cni-1\tfd10:1::2
            open
            """);
    assertThat(survey.openings(EDGE2))
        .contains("end\t1\t/run/netns/cni-2\t10.1.2.2\n")
        .contains("end\t3\t/run/netns/cni-2\tfd10:2::2\n");
  }

  @Test
  void each_node_sends_along_the_paths_that_begin_on_it() {
    ProbeOrders survey = survey(THERE, BACK, OF_IPV6);
    assertThat(survey.paths(EDGE1))
        .isEqualTo("path\t0\t0\t10.1.2.2\t1500\npath\t2\t2\tfd10:2::2\t1500\nfire\n");
    assertThat(survey.paths(EDGE2)).isEqualTo("path\t1\t1\t10.1.1.2\t1500\nfire\n");
  }

  @Test
  void a_path_is_told_by_its_sender_and_its_receiver() {
    assertThat(
            echo(
                THERE,
                "path\t0\t1\t1\t85\t\t1\t1\t90\t\tnet1\tnet1",
                "seen\t0\t1\t62\t10.1.1.2\tnet2"))
        .isEqualTo(new Echo(1, 1, 62, 0.085, "10.1.1.2", true, BY, ""));
  }

  @Test
  void an_answer_to_ipv6_is_written_as_the_rest_of_kindred_writes_it() {
    assertThat(
            echo(
                OF_IPV6,
                "path\t0\t1\t1\t85\t\t1\t1\t90\t\tnet1\tnet1",
                "seen\t0\t1\t62\tfd10:1:0::2\tnet2"))
        .isEqualTo(new Echo(1, 1, 62, 0.085, "fd10:1::2", true, BY, ""));
  }

  @Test
  void what_arrives_at_another_pod_than_the_receiver_is_not_seen() {
    assertThat(
            echo(
                THERE,
                "path\t0\t1\t1\t85\t\t1\t1\t90\t\tnet1\tnet1",
                "seen\t0\t0\t62\t10.1.1.2\tnet2"))
        .isEqualTo(new Echo(1, 1, 0, 0.085, "", true, NOT_SEEN, ""));
  }

  @Test
  void a_lost_packet_is_lost_on_the_way_there_or_back() {
    String sent = "path\t0\t3\t0\t0\t\t0\t0\t0\t\tnet1\t";
    assertThat(echo(THERE, sent))
        .isEqualTo(new Echo(3, 0, 0, 0, "", false, LEFT, "it did not arrive"));
    assertThat(echo(THERE, sent, "seen\t0\t1\t62\t10.1.1.2\tnet2").problem())
        .isEqualTo("it arrived, but no reply came back");
  }

  @Test
  void an_error_is_told_with_who_sent_it() {
    assertThat(echo(THERE, "path\t0\t3\t0\t0\ticmp 10.1.1.1 769\t0\t0\t0\t\tnet1\tnet1").problem())
        .isEqualTo("10.1.1.1 says: host unreachable");
    assertThat(
            echo(OF_IPV6, "path\t0\t3\t0\t0\ticmp fd10:1::1 768\t0\t0\t0\t\tnet1\tnet1").problem())
        .isEqualTo("fd10:1::1 says: hop limit exceeded: the packet went in a circle");
    assertThat(echo(THERE, "path\t0\t3\t0\t0\terrno 101\t0\t0\t0\t\tnet1\tnet1").problem())
        .isEqualTo("the sender has no route");
  }

  @Test
  void a_full_packet_that_does_not_pass() {
    assertThat(
            echo(
                THERE,
                "path\t0\t1\t1\t85\t\t3\t0\t0\ticmp 10.1.1.1 772\tnet1\tnet1",
                "seen\t0\t1\t62\t10.1.1.2\tnet2"))
        .isEqualTo(
            new Echo(
                1,
                1,
                62,
                0.085,
                "10.1.1.2",
                false,
                BY,
                "a packet of 1500 bytes does not pass: 10.1.1.1 says: fragmentation needed"));
    assertThat(echo(THERE, "path\t0\t1\t1\t85\t\t3\t0\t0\terrno 90\tnet1\tnet1").problem())
        .isEqualTo(
            "a packet of 1500 bytes does not pass: a packet of 1500 bytes does not leave the"
                + " sender");
  }

  @Test
  void nothing_is_sent_to_or_from_a_pod_that_is_gone() {
    ProbeOrders survey = survey(THERE, BACK, OF_IPV6, TO_LOST);
    survey.hear(List.of("gone\t0", "lacking\t3"));
    assertThat(survey.paths(EDGE1)).isEqualTo("fire\n");
    assertThat(survey.paths(EDGE2)).isEqualTo("fire\n");
    assertThat(survey.echoes().stream().map(Echo::problem))
        .containsExactly(
            "the pod has just gone",
            "the pod has just gone",
            "the pod has no address fd10:2::2",
            "the pod has just gone");
  }

  @Test
  void a_pod_without_a_place_is_gone() {
    ProbeOrders survey = survey(TO_LOST);
    assertThat(survey.paths(EDGE1)).isEqualTo("fire\n");
    assertThat(survey.echoes())
        .containsExactly(new Echo(0, 0, 0, 0, "", false, "the pod has just gone"));
  }

  @Test
  void paths_that_nobody_speaks_of_are_a_fault() {
    ProbeOrders survey = survey(THERE, BACK);
    survey.hear(List.of("path\t1\t1\t1\t85\t\t1\t1\t90\t\tnet1\tnet1"));
    assertThatThrownBy(survey::echoes)
        .isInstanceOf(Fault.class)
        .hasMessage("the probe answered 1 of 2 paths");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "WARNING: something",
        "path\t0",
        "path\tx\t1\t1\t85\t\t1\t1\t90\t\tnet1\tnet1",
        "path\t7\t1\t1\t85\t\t1\t1\t90\t\tnet1\tnet1",
        "path\t0\t1\t1\t85\twhat\t1\t1\t90\t\tnet1\tnet1",
        "seen\t0\t1\t62\tnobody"
      })
  void words_that_are_no_answer_are_a_fault(String line) {
    ProbeOrders survey = survey(THERE);
    assertThatThrownBy(() -> survey.hear(List.of(line)))
        .isInstanceOf(Fault.class)
        .hasMessage("the probe's answer makes no sense: " + line);
  }
}
