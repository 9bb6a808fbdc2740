package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Underlays;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file leaves out is chosen around what it says. */
class ChosenBlocksTest {
  private static List<Cidr> all(Plan plan) {
    List<Cidr> all = new ArrayList<>(plan.underlay());
    plan.networks().forEach(n -> all.addAll(n.network().cidrs()));
    for (Cluster cluster : plan.topology().clusters()) {
      PlannedNetwork pods = plan.podNetworks().get(cluster.name());
      if (pods != null) {
        all.addAll(pods.network().cidrs());
      }
      all.addAll(plan.serviceSubnets(cluster));
    }
    return all;
  }

  private static void assertApart(Plan plan) {
    List<Cidr> all = all(plan);
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(all.get(i).overlaps(all.get(j))).as("%s, %s", all.get(i), all.get(j)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clusters: [{name: a, podSubnet: 10.128.0.0/14, serviceSubnet: 172.30.0.0/16}, b]",
        "clusters: [{name: a, podSubnet: 10.1.0.0/16}, b]",
        "networks: [{name: a, cidr: 10.97.0.0/16}]",
        "networks: [{name: a}, {name: b, cidr: 10.1.0.0/16}]",
        "networks: [{name: n, cidr: 10.98.7.0/24}]",
        "networks: [{name: n, cidr: 10.197.0.0/16}, {name: m}]",
        "networks: [{name: n, cidr: 'fd6b:696e:6472::/48'}]",
        "networks: [{name: n, cidr: [10.0.0.0/8, 'fd00::/8']}, {name: m}, {name: o}]",
        "networks: [{name: n, cidr: 172.16.0.0/12}, {name: m, cidr: 10.0.0.0/9}]",
        "clusters: [{name: a, podSubnet: 10.98.0.0/20, serviceSubnet: 10.1.128.0/17}, b]",
        "underlay: 10.1.0.0/16",
        "underlay: 10.96.0.0/11",
        "underlay: [10.197.0.0/24, 'fd10::/16']",
        "clusters: 70\nnetworks: [{name: n, cidr: 100.64.0.0/12}]",
      })
  void whatever_the_file_has_the_rest_keeps_clear_of_it(String yaml) {
    assertApart(Labs.plan(yaml));
  }

  @Test
  void as_many_networks_and_clusters_as_there_may_be_are_apart() {
    StringBuilder yaml = new StringBuilder("clusters: 100\nworkloads: []\nnetworks:\n");
    for (int i = 1; i <= 250; i++) {
      yaml.append("- {name: n").append(i).append("}\n");
    }
    assertApart(Labs.plan(yaml.toString()));
  }

  @Test
  void a_lab_keeps_what_was_chosen_when_the_reason_is_gone() {
    Plan around = Labs.plan("networks: [{name: a}, {name: b, cidr: 10.1.0.0/16}]");
    Plan after = Labs.plan("networks: [{name: a}]", around);
    assertThat(after.networks().getFirst().network().cidrs())
        .isEqualTo(around.networks().getFirst().network().cidrs())
        .isNotEqualTo(Labs.cidrs("10.1.0.0/16"));
  }

  @Test
  void an_edit_moves_only_what_it_collides_with() {
    Plan before = Labs.plan("clusters: 3");
    Plan after = Labs.plan("clusters: 3\nnetworks: [{name: n, cidr: 10.98.0.0/24}]", before);
    assertThat(after.underlay()).isEqualTo(before.underlay());
    for (String cluster : List.of("edge1", "edge3")) {
      assertThat(after.podNetworks().get(cluster)).isEqualTo(before.podNetworks().get(cluster));
    }
    assertThat(after.podNetworks().get("edge2")).isNotEqualTo(before.podNetworks().get("edge2"));
    assertThat(after.notes()).hasSize(1);
  }

  @Test
  void a_lab_that_is_older_than_the_record_of_what_was_chosen_keeps_its_blocks() {
    Plan plan = Labs.plan("clusters: 2");
    Allocation a = plan.allocation();
    Allocation old =
        new Allocation(
            a.clusters(), a.nodes(), a.networks(), a.parts(), a.slices(), a.pods(), Map.of());
    assertThat(Planner.plan(plan.topology(), Labs.UNDERLAY, old)).isEqualTo(plan);
  }

  @Test
  void what_the_machine_has_is_avoided_and_yet_the_file_may_name_it() {
    Underlay machine =
        Underlays.ofKubernetes(Labs.cidrs("172.30.0.0/20"), 1500, Labs.cidrs("10.0.0.0/8"));
    Plan silent = Planner.plan(Labs.topology("clusters: 2"), machine, Allocation.NONE);
    assertThat(all(silent)).noneMatch(Cidr.of("10.0.0.0/8")::contains);
    String yaml = "networks: [{name: n, cidr: 10.1.0.0/16}]";
    Plan named = Planner.plan(Labs.topology(yaml), machine, Allocation.NONE);
    assertThat(all(named)).contains(Cidr.of("10.1.0.0/16"));
    Plan running = Labs.plan("clusters: 2");
    assertThat(Planner.plan(running.topology(), machine, running.allocation()).networks())
        .isEqualTo(running.networks());
  }

  @Test
  void an_underlay_of_ipv6_alone_routes_a_network_of_ipv6() {
    Underlay six = Labs.underlay("fd30::/64");
    Plan plan = Planner.plan(Labs.topology("underlay: 'fd30::/64'"), six, Allocation.NONE);
    assertThat(plan.networks().getFirst().network().cidrs())
        .allMatch(b -> b.family() == Family.IPV6);
  }

  @Test
  void a_file_that_leaves_nothing_is_told_what_has_no_room() {
    String yaml =
        """
        clusters: [{name: a, podSubnet: 10.0.0.0/8, serviceSubnet: 172.16.0.0/12}]
        networks:
          - {name: n, cidr: 100.64.0.0/10}
          - {name: m, cidr: 192.168.0.0/16}
          - {name: o, cidr: 198.18.0.0/15}
          - {name: p}
        """;
    assertThat(Labs.problems(yaml))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("underlay", "networks[3]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void two_blocks_of_the_file_alone_can_collide(long seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 20; trial++) {
      StringBuilder yaml = new StringBuilder("clusters: [a, {name: b, podSubnet: ");
      yaml.append(block(random, 0)).append("}, c]\nnetworks:\n- {name: n}\n- {name: m, cidr: ");
      yaml.append(block(random, 1)).append("}\n- {name: o}\n");
      assertApart(Labs.plan(yaml.toString()));
    }
  }

  private static String block(Random random, int half) {
    List<String> spaces = List.of("10.0.0.0/8", "172.16.0.0/12", "100.64.0.0/10");
    Cidr part = Cidr.of(spaces.get(random.nextInt(spaces.size())));
    int prefix = Math.min(24, part.prefix() + 1 + random.nextInt(10));
    int count = part.count(prefix) / 2;
    return part.part(half * count + random.nextInt(count), prefix).toString();
  }
}
