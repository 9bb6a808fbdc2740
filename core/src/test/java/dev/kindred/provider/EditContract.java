package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.topology.InvalidTopology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An edit of the file changes just the difference, and taking it back removes just that. */
public interface EditContract extends InWorld {
  /** The lab that is edited. */
  String BASE =
      """
      clusters: [{name: edge1}, {name: edge2}]
      networks: [{name: data-plane}]
      workloads:
        - {name: demo1, networks: [data-plane]}
        - {name: demo2, networks: [data-plane]}
      """;

  /**
   * Asserts that an edit adds something, and that what was there stays as it is, there and back.
   */
  static List<String> thereAndBack(TestLab lab, String from, String to, String[] added) {
    return thereAndBack(lab, BASE, from, to, added);
  }

  /** The same of another lab. */
  private static List<String> thereAndBack(
      TestLab lab, String base, String from, String to, String[] added) {
    lab.up(base);
    Map<String, String> before = lab.identities();
    Map<String, List<String>> addresses = lab.addresses();
    assertThat(base).contains(from);
    List<String> there = lab.up(base.replace(from, to));
    assertThat(withoutProvisions(there)).containsExactlyInAnyOrder(added);
    lab.isWhole();
    assertThat(lab.identities()).containsAllEntriesOf(before);
    assertThat(lab.addresses()).containsAllEntriesOf(addresses);
    List<String> back = lab.up(base);
    lab.isWhole();
    assertThat(lab.identities()).isEqualTo(before);
    assertThat(lab.addresses()).isEqualTo(addresses);
    return withoutProvisions(back);
  }

  /** Kubernetes' nodes have the configurations of networks. */
  private static List<String> withoutProvisions(List<String> changes) {
    return changes.stream().filter(line -> !line.contains(" configuration of ")).toList();
  }

  @Test
  default void a_workload(TestLab lab) {
    String[] added = {"add pod edge1/demo3", "add pod edge2/demo3"};
    String line = "  - {name: demo2, networks: [data-plane]}\n";
    assertThat(thereAndBack(lab, line, line + line.replace("demo2", "demo3"), added))
        .containsExactlyInAnyOrder(
            "remove pod edge1/demo3: not in the topology",
            "remove pod edge2/demo3: not in the topology");
  }

  /** Of pods that are as they were first made: on kind one that was replaced goes once more. */
  @Test
  default void replicas(TestLab lab) {
    String[] added = {
      "add pod edge1/fresh/1",
      "add pod edge2/fresh/1",
      "add pod edge1/fresh/2",
      "add pod edge2/fresh/2"
    };
    String base = BASE + "  - {name: fresh, networks: [data-plane]}\n";
    assertThat(thereAndBack(lab, base, "{name: fresh,", "{name: fresh, replicas: 3,", added))
        .hasSize(4);
  }

  @Test
  default void a_network_that_no_pod_is_on(TestLab lab) {
    String[] added = {
      "mend route 10.2.2.0/24 via edge2-control-plane on edge1-control-plane: missing",
      "mend route unreachable 10.2.0.0/16 on edge1-control-plane: missing",
      "mend route 10.2.1.0/24 via edge1-control-plane on edge2-control-plane: missing",
      "mend route unreachable 10.2.0.0/16 on edge2-control-plane: missing"
    };
    assertThat(thereAndBack(lab, "[{name: data-plane}]", "[{name: data-plane}, {name: n2}]", added))
        .hasSize(4)
        .allMatch(line -> line.startsWith("remove route ") && line.contains("10.2."));
  }

  @Test
  default void a_network_of_a_workload_replaces_its_pods_and_no_others(TestLab lab) {
    lab.up(BASE);
    Map<String, List<String>> addresses = lab.addresses();
    List<String> changes =
        lab.up(
            BASE.replace("[{name: data-plane}]", "[{name: data-plane}, {name: second}]")
                .replace(
                    "{name: demo2, networks: [data-plane]}",
                    "{name: demo2, networks: [data-plane, second]}"));
    assertThat(changes.stream().filter(c -> c.contains(" pod ")))
        .containsExactly(
            "replace pod edge1/demo2: its networks changed",
            "replace pod edge2/demo2: its networks changed");
    lab.isWhole();
    Map<String, List<String>> now = lab.addresses();
    addresses.keySet().removeIf(link -> link.contains("demo2"));
    assertThat(now).containsAllEntriesOf(addresses).containsKey("edge1/demo2 net2");
  }

  @Test
  default void another_command_replaces_its_pods_and_no_others(TestLab lab) {
    lab.up(BASE);
    Map<String, String> before = lab.identities();
    String line = "{name: demo2, networks: [data-plane]";
    lab.up(BASE.replace(line, line + ", " + ChangingFile.BUSY));
    Map<String, String> after = lab.isWhole().identities();
    assertThat(after).hasSize(4);
    before.forEach((pod, identity) -> {
      if (pod.endsWith("demo2")) {
        assertThat(after.get(pod)).isNotEqualTo(identity);
      } else {
        assertThat(after.get(pod)).isEqualTo(identity);
      }
    });
  }

  @Test
  default void an_edit_that_is_refused_changes_nothing(TestLab lab) {
    lab.up(BASE);
    Map<String, String> before = lab.identities();
    assertThatThrownBy(() ->
            lab.up(BASE.replace("{name: data-plane}", "{name: data-plane, cidr: 10.1.1.0/29}")))
        .isInstanceOf(InvalidTopology.class)
        .hasMessageContaining("networks[0]")
        .hasMessageContaining("10.1.1.0/29 is too small for 2 nodes with 4 pods");
    assertThat(lab.isWhole().identities()).isEqualTo(before);
    assertThat(lab.up()).isEmpty();
  }
}
