package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kindred.host.Json;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {
  @Test
  void is_the_numbers_of_a_plan() {
    Plan plan =
        Labs.plan(
            """
            clusters: [b, {name: a, nodes: 2}]
            networks: [{name: n, clusters: [a]}]
            workloads: [{name: w}]
            """);
    assertThat(Json.write(plan.allocation()))
        .isEqualTo(
            """
            {"clusters":{"a":2,"b":1},\
            "nodes":{"a-control-plane":2,"a-worker":3,"b-control-plane":1},\
            "networks":{"n":1},\
            "parts":{"n":{"a":["10.1.2.0/24"]}},\
            "slices":{"n":{"a-control-plane":["10.1.2.0/25"],"a-worker":["10.1.2.128/25"]},\
            "pod_network":{"a-control-plane":["10.98.0.0/24"],"a-worker":["10.98.1.0/24"],\
            "b-control-plane":["10.97.0.0/24"]}},\
            "pods":{"a/w":1},\
            "blocks":{"network n":["10.1.0.0/16"],\
            "pods a":["10.98.0.0/16"],"pods b":["10.97.0.0/16"],\
            "services a":["10.198.0.0/16"],"services b":["10.197.0.0/16"],\
            "underlay":["172.30.0.0/16","fd6b:696e:6472::/64"]}}\
            """);
  }

  @Test
  void sorts_and_copies_what_it_is_given() {
    List<Cidr> blocks = new ArrayList<>(Labs.cidrs("10.1.1.0/24"));
    Map<String, List<Cidr>> owners = new LinkedHashMap<>(Map.of("b", blocks));
    owners.put("a", blocks);
    Map<String, Map<String, List<Cidr>>> parts = new HashMap<>(Map.of("n", owners));
    Allocation allocation =
        new Allocation(Map.of(), Map.of(), Map.of(), parts, Map.of(), Map.of(), Map.of());
    owners.clear();
    blocks.clear();
    parts.clear();
    assertThat(allocation.parts()).containsOnlyKeys("n");
    assertThat(allocation.part("n", "b")).isEqualTo(Labs.cidrs("10.1.1.0/24"));
    assertThat(Json.write(allocation.parts()))
        .isEqualTo("{\"n\":{\"a\":[\"10.1.1.0/24\"],\"b\":[\"10.1.1.0/24\"]}}");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> allocation.parts().clear());
  }

  @Test
  void has_nothing_of_what_was_not_there() {
    assertThat(Allocation.NONE.part("n", "a")).isEmpty();
    assertThat(Allocation.NONE.slice("n", "a-worker")).isEmpty();
  }
}
