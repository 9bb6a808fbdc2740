package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenumberingTest {
  private static final String TWO =
      "clusters: [a, b]\nnetworks: [{name: n, cidr: [10.1.0.0/16, 'fd10:1::/48']}]";

  private final Plan two = Labs.plan(TWO);

  @Test
  void a_removed_cluster_leaves_its_number_free_and_the_others_as_they_are() {
    Plan one = Labs.plan(TWO.replace("[a, b]", "[b]"), two);
    assertThat(one.nodes()).containsExactly(two.nodes().getLast());
    assertThat(Labs.slice(one, "n", "b-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.2.0/24", "fd10:1:0:2::/64"));
    assertThat(Labs.podSlice(one, "b-control-plane")).isEqualTo(Labs.cidrs("10.98.0.0/24"));
    assertThat(one.notes()).isEmpty();
  }

  @Test
  void a_cluster_that_comes_back_has_the_numbers_that_nobody_took_meanwhile() {
    Plan one = Labs.plan(TWO.replace("[a, b]", "[b]"), two);
    Plan again = Labs.plan(TWO, one);
    assertThat(Rendering.of(again)).isEqualTo(Rendering.of(two));
    Plan other = Labs.plan(TWO.replace("[a, b]", "[c, b]"), one);
    Plan late = Labs.plan(TWO.replace("[a, b]", "[a, b, c]"), other);
    assertThat(Labs.slice(late, "n", "a-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.3.0/24", "fd10:1:0:3::/64"));
    assertThat(Labs.slice(late, "n", "c-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.1.0/24", "fd10:1:0:1::/64"));
  }

  @Test
  void a_cluster_in_front_of_the_others_takes_the_next_number() {
    Plan three = Labs.plan(TWO.replace("[a, b]", "[c, a, b]"), two);
    assertThat(Labs.slice(three, "n", "c-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.3.0/24", "fd10:1:0:3::/64"));
    assertThat(three.nodes()).extracting(PlannedNode::number).containsExactly(3, 1, 2);
    assertThat(three.notes()).isEmpty();
  }

  @Test
  void a_node_takes_half_of_what_the_first_had_and_a_note_says_so() {
    Plan grown = Labs.plan(TWO.replace("[a, b]", "[{name: a, nodes: 2}, b]"), two);
    assertThat(Labs.slice(grown, "n", "a-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.1.0/25", "fd10:1:0:1::/65"));
    assertThat(Labs.slice(grown, "n", "a-worker"))
        .isEqualTo(Labs.cidrs("10.1.1.128/25", "fd10:1:0:1:8000::/65"));
    assertThat(Labs.slice(grown, "n", "b-control-plane"))
        .isEqualTo(Labs.slice(two, "n", "b-control-plane"));
    assertThat(grown.notes())
        .containsExactly(
            "network n: the slice of a-control-plane was 10.1.1.0/24 and fd10:1:0:1::/64 and is"
                + " now 10.1.1.0/25 and fd10:1:0:1::/65; pods whose addresses lie outside are"
                + " replaced");
  }

  @Test
  void a_third_node_halves_both_and_neither_moves() {
    String file = TWO.replace("[a, b]", "[{name: a, nodes: 2}, b]");
    Plan grown = Labs.plan(file.replace("2}", "3}"), Labs.plan(file));
    assertThat(Labs.slice(grown, "n", "a-control-plane").getFirst())
        .isEqualTo(dev.kindred.topology.Cidr.of("10.1.1.0/26"));
    assertThat(Labs.slice(grown, "n", "a-worker").getFirst())
        .isEqualTo(dev.kindred.topology.Cidr.of("10.1.1.128/26"));
    assertThat(Labs.slice(grown, "n", "a-worker2").getFirst())
        .isEqualTo(dev.kindred.topology.Cidr.of("10.1.1.64/26"));
    assertThat(grown.notes()).hasSize(1);
    assertThat(grown.notes().getFirst()).contains(", and that of another node changes as well;");
  }

  @Test
  void a_node_fewer_leaves_the_slices_of_the_others_as_they_are() {
    Plan three = Labs.plan(TWO.replace("[a, b]", "[{name: a, nodes: 3}, b]"));
    Plan fewer = Labs.plan(TWO.replace("[a, b]", "[{name: a, nodes: 2}, b]"), three);
    assertThat(fewer.notes()).isEmpty();
    assertThat(Labs.slice(fewer, "n", "a-worker")).isEqualTo(Labs.slice(three, "n", "a-worker"));
  }

  @Test
  void a_cluster_finds_room_beside_the_parts_of_a_small_network_that_stay_whole() {
    String file = "clusters: [a, b, c]\nnetworks: [{name: n, cidr: 10.1.7.0/24}]";
    Plan four = Labs.plan(file.replace("c]\n", "c, d]\n"), Labs.plan(file));
    assertThat(Labs.slice(four, "n", "a-control-plane")).isEqualTo(Labs.cidrs("10.1.7.64/26"));
    assertThat(Labs.slice(four, "n", "d-control-plane")).isEqualTo(Labs.cidrs("10.1.7.32/27"));
    assertThat(four.notes()).isEmpty();
  }

  @Test
  void parts_of_a_small_network_shrink_in_place_when_there_is_no_other_room() {
    String file = "clusters: [a, b, c]\nnetworks: [{name: n, cidr: 10.1.7.0/24}]";
    Plan six = Labs.plan(file.replace("c]\n", "c, d, e, f]\n"), Labs.plan(file));
    assertThat(Labs.slice(six, "n", "a-control-plane")).isEqualTo(Labs.cidrs("10.1.7.64/27"));
    assertThat(Labs.slice(six, "n", "b-control-plane")).isEqualTo(Labs.cidrs("10.1.7.128/27"));
    assertThat(six.notes())
        .containsExactly(
            "network n: the slice of a-control-plane was 10.1.7.64/26 and is now 10.1.7.64/27,"
                + " and those of 2 other nodes change as well; pods whose addresses lie outside"
                + " are replaced");
  }

  @Test
  void a_part_set_by_hand_where_another_cluster_is_moves_that_one_and_a_note_says_so() {
    Plan moved = Labs.plan(TWO.replace("cidr:", "subnets: {a: 10.1.2.0/24}, cidr:"), two);
    assertThat(Labs.slice(moved, "n", "a-control-plane").getFirst())
        .isEqualTo(dev.kindred.topology.Cidr.of("10.1.2.0/24"));
    assertThat(Labs.slice(moved, "n", "b-control-plane").getFirst())
        .isEqualTo(dev.kindred.topology.Cidr.of("10.1.1.0/24"));
    assertThat(moved.notes()).hasSize(1);
  }

  @Test
  void a_pod_subnet_that_is_outgrown_is_told_as_such() {
    String file = "clusters: [{name: a, nodes: 2, podSubnet: 10.97.0.0/23}]\nnetworks: []";
    Plan grown = Labs.plan(file.replace("nodes: 2", "nodes: 3"), Labs.plan(file));
    assertThat(Labs.podSlice(grown, "a-worker")).isEqualTo(Labs.cidrs("10.97.1.0/25"));
    assertThat(grown.notes())
        .containsExactly(
            "pod subnets: the slice of a-control-plane was 10.97.0.0/24 and is now 10.97.0.0/25,"
                + " and that of another node changes as well; pods whose addresses lie outside"
                + " are replaced");
  }

  @Test
  void a_network_keeps_its_number_and_default_block_when_the_one_before_it_goes() {
    Plan both = Labs.plan("networks: [{name: m}, {name: n}]");
    Plan one = Labs.plan("networks: [{name: n}]", both);
    assertThat(one.networks().getFirst().number()).isEqualTo(2);
    assertThat(one.networks().getFirst().network().cidrs()).isEqualTo(Labs.cidrs("10.2.0.0/16"));
    Plan another = Labs.plan("networks: [{name: n}, {name: o}]", one);
    assertThat(another.networks().getLast().network().cidrs()).isEqualTo(Labs.cidrs("10.1.0.0/16"));
  }

  @Test
  void a_network_with_another_block_is_renumbered_as_its_author_says() {
    Plan moved = Labs.plan(TWO.replace("10.1.0.0/16", "10.9.0.0/16"), two);
    assertThat(Labs.slice(moved, "n", "b-control-plane"))
        .isEqualTo(Labs.cidrs("10.9.2.0/24", "fd10:1:0:2::/64"));
    assertThat(moved.notes()).hasSize(1);
  }

  @Test
  void a_network_that_gains_a_family_keeps_the_other() {
    String one = TWO.replace("[10.1.0.0/16, 'fd10:1::/48']", "10.1.0.0/16");
    Plan both = Labs.plan(TWO, Labs.plan(one));
    assertThat(Labs.slice(both, "n", "b-control-plane"))
        .isEqualTo(Labs.cidrs("10.1.2.0/24", "fd10:1:0:2::/64"));
  }
}
