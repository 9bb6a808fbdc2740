package dev.kindred.provider;

import static dev.kindred.provider.TestLab.NODE2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.PodId;
import dev.kindred.verify.Matrix;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Packets take the way that the kernel chooses for any program of a pod: verify says where that is
 * not the network's, on every type of network and in both families.
 */
public interface DetourContract extends InWorld {
  /** Of the pod edge1/app to edge2/app, by network and family. */
  private static Map<String, String> problems(TestLab lab, String from, String to) {
    Map<String, String> problems = new TreeMap<>();
    for (Matrix.PathResult path : lab.verify().paths()) {
      if (path.from().equals(from) && path.to().equals(to)) {
        problems.put(path.network() + " " + path.family(), path.problem());
      }
    }
    return problems;
  }

  private static TestLab threeTypes(TestLab lab) {
    lab.up(
        """
        clusters: 2
        networks:
          - {name: net-p, cidr: [10.1.0.0/16, 'fd10:1::/48']}
          - {name: net-b, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48']}
          - {name: net-m, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
        workloads: [{name: app, networks: [net-p, net-b, net-m]}]
        """);
    return lab;
  }

  @Test
  default void lost_routes_are_broken_paths_and_up_mends_them(TestLab lab) {
    threeTypes(lab).isWhole();
    for (String link : List.of("net1", "net2", "net3")) {
      lab.inPod("edge1/app", "ip", "route", "flush", "dev", link);
      lab.inPod("edge1/app", "ip", "-6", "route", "flush", "dev", link);
    }
    Map<String, String> problems = problems(lab, "edge1/app", "edge2/app");
    assertThat(problems).hasSize(6);
    problems.forEach((path, problem) -> {
      boolean sent = !path.endsWith("6") || problem.startsWith("it left by");
      String link = path.startsWith("net-p") ? "net1" : path.startsWith("net-b") ? "net2" : "net3";
      if (sent) { // Where the first interface has no IPv6, there is no route at all.
        assertThat(problem).as(path).startsWith("it left by eth0, not by " + link);
      } else {
        assertThat(problem).as(path).isEqualTo("the sender has no route");
      }
    });
    lab.up();
    lab.isWhole();
  }

  @Test
  default void a_route_that_gives_another_source_is_told_and_up_mends_it(TestLab lab) {
    threeTypes(lab).isWhole();
    String first = lab.address("edge1/app net1");
    String second = lab.address("edge1/app net2");
    Map<String, List<String>> addresses = lab.addresses();
    for (String line :
        List.of(
            "10.1.0.0/16 via 10.1.1.1 dev net1 src " + second,
            "10.2.0.0/16 via 10.2.1.1 dev net2 src " + first,
            "10.3.0.0/16 dev net3 src " + first)) {
      lab.inPod("edge1/app", ("ip route replace " + line).split(" "));
    }

    Map<String, String> problems = problems(lab, "edge1/app", "edge2/app");
    for (String network : List.of("net-p ipv4", "net-b ipv4", "net-m ipv4")) {
      assertThat(problems.get(network)).as(network).contains("the receiver saw ", " as source");
    }
    PodId from = new PodId("edge1", "app", 0);
    assertThat(lab.lab().explain(from, new PodId("edge2", "app", 0)).paths())
        .flatExtracting(path -> path.lines())
        .filteredOn(line -> line.contains("it leaves with the source "))
        .hasSize(3);
    assertThat(lab.lab().status().changes())
        .hasSize(3)
        .allMatch(change -> change.reason().contains(" gives the source "));
    lab.up();
    lab.isWhole();
    assertThat(lab.addresses()).isEqualTo(addresses);
  }

  @Test
  default void a_packet_that_takes_another_network_is_told_at_both_ends(TestLab lab) {
    threeTypes(lab);
    String target = lab.address("edge2/app net1");
    String own = lab.address("edge1/app net1");
    lab.inPod(
        "edge1/app", "ip", "route", "add", target, "via", "10.2.1.1", "dev", "net2", "src", own);
    assertThat(problems(lab, "edge1/app", "edge2/app"))
        .containsEntry("net-p ipv4", "it left by net2, not by net1")
        .containsEntry("net-p ipv6", "")
        .containsEntry("net-b ipv4", "")
        .containsEntry("net-m ipv4", "");
    lab.inPod("edge1/app", "ip", "route", "del", target);
    for (String family : List.of("ipv4", "ipv6")) {
      int place = family.equals("ipv4") ? 0 : 1;
      List<String> first = lab.addresses().get("edge2/app net1");
      List<String> second = lab.addresses().get("edge2/app net2");
      assertThat(first).isNotNull();
      assertThat(second).isNotNull();
      String option = family.equals("ipv4") ? "-4" : "-6";
      lab.onNode(
          NODE2, "ip", option, "route", "replace", first.get(place), "via", second.get(place));
      assertThat(problems(lab, "edge1/app", "edge2/app"))
          .containsEntry("net-p " + family, "it came in by net2, not by net1")
          .containsEntry("net-b " + family, "");
      assertThat(problems(lab, "edge2/app", "edge1/app"))
          .containsEntry("net-p " + family, "the reply came in by net2, not by net1");
    }
    lab.up();
    lab.isWhole();
  }
}
