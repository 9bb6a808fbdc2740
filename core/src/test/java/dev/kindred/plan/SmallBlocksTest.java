package dev.kindred.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Blocks that have room for what attaches, and no more; and what is said of those that have none.
 */
class SmallBlocksTest {
  private static final Pattern NAMED = Pattern.compile("Use ([0-9a-f.:]+/[0-9]+) or larger\\.");

  private static String lab(String type, String cidr, int clusters, int replicas) {
    return """
    clusters: %d
    networks: [{name: n, type: %s, cidr: "%s"}]
    workloads: [{name: w, replicas: %d}]
    """
        .formatted(clusters, type, cidr, replicas);
  }

  private static List<Cidr> slices(Plan plan) {
    return plan.networks().getFirst().slices().stream().flatMap(s -> s.ranges().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "ptp,     10.1.0.0/29,    2, 1",
    "bridge,  10.1.0.0/29,    2, 1",
    "bridge,  10.1.0.0/28,    2, 5",
    "bridge,  fd10:1::/125,   2, 1",
    "macvlan, 10.1.0.0/29,    2, 3",
    "macvlan, 10.1.0.0/29,    6, 1",
    "macvlan, 10.1.0.0/30,    2, 1",
    "macvlan, fd10:1::/126,   3, 1",
    "ptp,     10.1.0.0/30,    1, 1",
    "ptp,     fd10:1::/126,   1, 1",
    "ptp,     10.1.0.0/27,    1, 29",
  })
  void a_block_is_planned_where_the_pods_fit(String type, String cidr, int clusters, int pods) {
    Plan plan = Labs.plan(lab(type, cidr, clusters, pods));
    assertThat(slices(plan)).hasSize(clusters).allMatch(Cidr.of(cidr)::contains);
  }

  @ParameterizedTest
  @CsvSource({
    "ptp,     10.1.0.0/30,    2,  1, 10.1.0.0/29",
    "ptp,     10.1.0.4/31,    1,  1, 10.1.0.4/30",
    "ptp,     10.1.0.7/32,    1,  1, 10.1.0.4/30",
    "bridge,  10.1.0.0/29,    3,  1, 10.1.0.0/28",
    "bridge,  10.1.0.0/28,    20, 1, 10.1.0.0/25",
    "macvlan, 10.1.0.0/31,    1,  1, 10.1.0.0/30",
    "macvlan, 10.1.0.9/32,    1,  1, 10.1.0.8/30",
    "macvlan, 10.1.0.0/30,    3,  1, 10.1.0.0/29",
    "ptp,     fd10:1::/126,   2,  1, fd10:1::/125",
    "ptp,     fd10:1::/127,   1,  1, fd10:1::/126",
    "macvlan, fd10:1::7/128,  1,  1, fd10:1::4/126",
    "macvlan, fd10:1::/128,   4,  9, fd10:1::/122",
    "ptp,     10.1.0.0/24,    2, 99, ''",
    "ptp,     10.1.0.0/24,    2, 300, 10.1.0.0/22",
  })
  void one_without_room_is_told_with_the_least_that_has_it(
      String type, String cidr, int clusters, int pods, String least) {
    if (least.isEmpty()) {
      assertThat(Labs.plan(lab(type, cidr, clusters, pods)).pods()).hasSize(clusters * pods);
      return;
    }
    List<Problem> problems = Labs.problems(lab(type, cidr, clusters, pods));
    assertThat(problems).hasSize(1);
    Problem problem = problems.getFirst();
    assertThat(problem.path()).isEqualTo("networks[0].cidr");
    assertThat(problem.what()).startsWith(cidr + " is too small for " + clusters + " node");
    assertThat(problem.fix()).isEqualTo("Use " + least + " or larger.");
    assertThat(slices(Labs.plan(lab(type, least, clusters, pods)))).hasSize(clusters);
  }

  @Test
  void a_larger_block_that_holds_another_of_the_file_is_not_named() {
    String yaml =
        """
        networks:
          - {name: a, cidr: 10.1.0.0/30}
          - {name: b, cidr: 10.1.0.4/30}
          - {name: c, cidr: 10.1.0.8/29}
        workloads: [{name: w}]
        """;
    assertThat(Labs.problems(yaml))
        .extracting(Problem::fix)
        .containsExactly("Use 10.160.0.0/29 or larger.", "Use 10.160.0.8/29 or larger.");
  }

  @Test
  void parts_by_hand_blocks_of_pods_and_of_services_are_told_by_their_own_keys() {
    String yaml =
        """
        clusters: [{name: a, nodes: 4, podSubnet: 10.97.0.0/29, serviceSubnet: fd97::/127}, b]
        networks:
          - name: n
            cidr: 10.1.0.0/16
            subnets: {a: 10.1.1.0/29}
        workloads: [{name: w, replicas: 4}]
        """;
    assertThat(Labs.problems(yaml))
        .containsExactlyInAnyOrder(
            new Problem(
                "clusters[0].podSubnet",
                "10.97.0.0/29 is too small for 4 nodes with 4 pods, each of which hands out a"
                    + " block with a gateway",
                "Use 10.97.0.0/28 or larger."),
            new Problem(
                "clusters[0].serviceSubnet",
                "fd97::/127 is too small for the Services of a",
                "Use fd97::/124 or larger."),
            new Problem(
                "networks[0].subnets.a",
                "10.1.1.0/29 of a is too small for 4 nodes with 4 pods, each of which hands out a"
                    + " block with a gateway",
                "Use 10.1.1.0/28 or larger."));
  }

  @Test
  void more_nodes_than_a_usual_part_has_room_for_get_a_larger_one() {
    Plan plan = Labs.plan("clusters: [{name: a, nodes: 600}, {name: b, nodes: 400}]");
    assertThat(plan.nodes()).hasSize(1000);
  }

  @Test
  void a_default_is_as_large_as_its_pods_need() {
    Plan plan =
        Labs.plan(lab("ptp", "10.1.0.0/16", 9, 5000).replace(", cidr: \"10.1.0.0/16\"", ""));
    assertThat(plan.networks().getFirst().network().cidrs().getFirst().prefix()).isLessThan(16);
  }

  @Test
  void a_cluster_that_comes_moves_nobody_who_finds_room_where_they_are() {
    Plan two = Labs.plan(lab("ptp", "10.1.0.0/28", 2, 1));
    Plan four = Labs.plan(lab("ptp", "10.1.0.0/28", 4, 1), two);
    assertThat(slices(four)).hasSize(4).containsAll(slices(two)).doesNotHaveDuplicates();
    assertThat(four.notes()).isEmpty();
  }

  @Test
  void pods_that_come_make_the_part_larger_where_it_is() {
    String yaml = "clusters: [a, b]\nnetworks: [{name: n, cidr: 10.1.0.0/28}]\n";
    Plan before = Labs.plan(yaml + "workloads: [{name: w}]");
    Plan after =
        Labs.plan(yaml + "workloads: [{name: w}, {name: v, clusters: b, replicas: 3}]", before);
    assertThat(Labs.slice(before, "n", "b-control-plane")).isEqualTo(Labs.cidrs("10.1.0.8/30"));
    assertThat(Labs.slice(after, "n", "b-control-plane")).isEqualTo(Labs.cidrs("10.1.0.8/29"));
    assertThat(Labs.slice(after, "n", "a-control-plane"))
        .isEqualTo(Labs.slice(before, "n", "a-control-plane"));
  }

  /** For each block that a message names: put in, that key is not spoken of again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_block_that_a_message_names_plans(long seed) {
    Random random = new Random(seed);
    int told = 0;
    for (int trial = 0; trial < 25; trial++) {
      Map<String, String> blocks = new LinkedHashMap<>();
      String yaml = random(random, blocks);
      for (int round = 0; ; round++) {
        Optional<Problem> named = named(fill(yaml, blocks));
        if (named.isEmpty()) {
          break;
        }
        told++;
        assertThat(round).as("seed %d: %s", seed, fill(yaml, blocks)).isLessThan(blocks.size());
        Matcher fix = NAMED.matcher(named.get().fix());
        assertThat(fix.find()).isTrue();
        String what = named.get().what();
        String was = what.substring(0, what.indexOf(' '));
        String key =
            blocks.keySet().stream()
                .filter(k -> requireNonNull(blocks.get(k)).equals(was))
                .findFirst()
                .orElseThrow();
        blocks.put(key, fix.group(1));
      }
    }
    assertThat(told).as("messages that named a block").isPositive();
  }

  private static Optional<Problem> named(String yaml) {
    try {
      Labs.plan(yaml);
      return Optional.empty();
    } catch (PlanRejected e) {
      return e.problems().stream().filter(p -> NAMED.matcher(p.fix()).find()).findFirst();
    }
  }

  private static String fill(String yaml, Map<String, String> blocks) {
    String text = yaml;
    for (Map.Entry<String, String> block : blocks.entrySet()) {
      text = text.replace("<" + block.getKey() + ">", "\"" + block.getValue() + "\"");
    }
    return text;
  }

  private static String random(Random random, Map<String, String> blocks) {
    StringBuilder yaml = new StringBuilder("underlay: <u>\nclusters:\n");
    blocks.put("u", small(random, 0));
    int clusters = 1 + random.nextInt(5);
    for (int i = 1; i <= clusters; i++) {
      yaml.append("- {name: c" + i + ", nodes: " + (1 + random.nextInt(3)));
      if (random.nextInt(3) == 0) {
        yaml.append(", podSubnet: <p" + i + ">, serviceSubnet: <s" + i + ">");
        blocks.put("p" + i, small(random, 10 + i));
        blocks.put("s" + i, small(random, 20 + i));
      }
      yaml.append("}\n");
    }
    yaml.append("networks:\n");
    List<String> types = List.of("ptp", "bridge", "macvlan");
    int networks = 1 + random.nextInt(4);
    for (int i = 1; i <= networks; i++) {
      blocks.put("n" + i, small(random, 40 + i));
      String type = types.get(random.nextInt(types.size()));
      yaml.append("- {name: n" + i + ", type: " + type + ", cidr: <n" + i + ">}\n");
    }
    yaml.append("workloads:\n");
    for (int i = 1; i <= 2; i++) {
      yaml.append("- {name: w" + i + ", replicas: " + random.nextInt(9) + "}\n");
    }
    return yaml.toString();
  }

  /** Neighbours of others, so that what is around them is mostly taken. */
  private static String small(Random random, int place) {
    int bits = random.nextInt(5);
    return Cidr.of("10.150.0.0/16").part(place, 28).address(0).ip() + "/" + (32 - bits);
  }

  @Test
  void what_is_named_in_two_messages_is_apart() {
    List<Cidr> named = new ArrayList<>();
    String yaml =
        """
        networks:
          - {name: a, cidr: 10.1.0.0/32}
          - {name: b, cidr: 10.1.0.1/32}
          - {name: c, cidr: 10.1.0.2/32}
        """;
    for (Problem problem : Labs.problems(yaml)) {
      Matcher fix = NAMED.matcher(problem.fix());
      assertThat(fix.find()).isTrue();
      named.add(Cidr.of(fix.group(1)));
    }
    assertThat(named).hasSize(3);
    assertThat(named.get(0).overlaps(named.get(1))).isFalse();
    assertThat(named.get(1).overlaps(named.get(2))).isFalse();
  }
}
