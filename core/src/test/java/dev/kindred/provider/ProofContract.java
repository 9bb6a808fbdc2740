package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE1;
import static dev.kindred.provider.TestLab.NODE2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.verify.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What verify finds: each fault on the paths that it breaks, and on no others. */
public interface ProofContract extends InWorld {
  static Matrix.PathResult path(Matrix matrix, String from, String to) {
    return matrix.paths().stream()
        .filter(p -> p.from().equals(from) && p.to().equals(to))
        .findFirst()
        .orElseThrow();
  }

  static List<String> broken(Matrix matrix) {
    return matrix.paths().stream()
        .filter(p -> !p.ok())
        .map(p -> p.from() + " > " + p.to() + ": " + p.problem())
        .toList();
  }

  @Test
  default void a_route_that_is_gone_breaks_the_paths_that_need_it(TestLab lab) {
    lab.seed().onNode(NODE1, "ip", "route", "del", "10.1.2.0/24");
    Matrix matrix = lab.verify();
    assertThat(matrix.ok()).isFalse();
    String back = "it arrived, but no reply came back";
    assertThat(broken(matrix))
        .hasSize(8)
        .contains(
            "edge1/demo1 > edge2/demo1: 10.1.1.1 says: host unreachable",
            "edge1/demo2 > edge2/demo1: 10.1.1.1 says: host unreachable",
            "edge2/demo1 > edge1/demo1: " + back,
            "edge2/demo1 > edge1/demo2: " + back,
            "edge2/demo2 > edge1/demo1: " + back,
            "edge2/demo2 > edge1/demo2: " + back);
    // The kernel sends a host few ICMP errors in a row, so that not every path has one.
    Matrix.PathResult lost = path(matrix, "edge1/demo1", "edge2/demo1");
    assertThat(lost.ttl()).isZero();
    assertThat(lost.loss()).isEqualTo(1);
    assertThat(lost.sourceSeen()).isEmpty();
    Matrix.PathResult half = path(matrix, "edge2/demo1", "edge1/demo1");
    assertThat(half.ttl()).isEqualTo(62);
    assertThat(half.sourceSeen()).isNotEmpty();
  }

  @Test
  default void a_smaller_mtu_on_the_way_stops_full_packets_alone(TestLab lab) {
    lab.seed().onNode(NODE1, "ip", "link", "set", "dev", "eth0", "mtu", "1400");
    Matrix matrix = lab.verify();
    Matrix.PathResult path = path(matrix, "edge1/demo1", "edge2/demo1");
    assertThat(path.mtuOk()).isFalse();
    assertThat(path.ok()).isFalse();
    assertThat(path.ttl()).isEqualTo(62);
    assertThat(path.loss()).isZero();
    assertThat(path.problem())
        .isEqualTo("a packet of 1500 bytes does not pass: 10.1.1.1 says: fragmentation needed");
    assertThat(path(matrix, "edge1/demo1", "edge1/demo2").ok()).isTrue();
  }

  @Test
  default void an_address_that_two_pods_have_is_named_with_both(TestLab lab) {
    lab.seed();
    String address = lab.address("edge1/demo1 net1");
    lab.ownAddress("edge1/demo2", address + "/32", "net1");
    Matrix matrix = lab.verify();
    assertThat(matrix.ok()).isFalse();
    assertThat(matrix.duplicates())
        .containsExactly(
            new Matrix.Duplicate(
                address, List.of("edge1/demo1 on data-plane", "edge1/demo2 on data-plane")));
  }

  @Test
  default void an_address_that_another_pod_answers_for(TestLab lab) {
    lab.seed();
    String address = lab.address("edge1/demo1 net1");
    lab.ownAddress("edge1/demo2", address + "/32", "net1");
    String way = lab.onNode(NODE1, "ip", "route", "show", lab.address("edge1/demo2 net1"));
    lab.reroute(NODE1, address, way.strip().replaceFirst("^\\S+ ", ""));
    Matrix.PathResult path = path(lab.verify(), "edge2/demo1", "edge1/demo1");
    assertThat(path.ok()).isFalse();
    assertThat(path.problem())
        .isEqualTo("a reply came, but edge1/demo1 saw no packet: another has its address");
  }

  @Test
  default void a_node_that_does_not_forward_breaks_what_passes_it(TestLab lab) {
    lab.seed().onNode(NODE1, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward");
    assertThat(broken(lab.verify()))
        .hasSize(10)
        .contains("edge2/demo1 > edge1/demo1: it did not arrive")
        .allMatch(line -> line.contains("edge1/"));
  }

  @Test
  default void a_filter_by_reverse_path_drops_what_comes_another_way(TestLab lab) {
    lab.seed();
    lab.onNode(NODE1, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter");
    lab.reroute(NODE1, "10.1.2.0/24", "via " + lab.nowhere());
    Matrix.PathResult path = path(lab.verify(), "edge2/demo1", "edge1/demo1");
    assertThat(path.ok()).isFalse();
  }

  @Test
  default void a_circle_is_named_as_such(TestLab lab) {
    lab.seed();
    String address = lab.address("edge2/demo1 net1");
    lab.reroute(NODE2, address, "via " + lab.address(NODE1));
    assertThat(path(lab.verify(), "edge1/demo1", "edge2/demo1").problem())
        .endsWith(" says: TTL exceeded: the packet went in a circle");
  }
}
