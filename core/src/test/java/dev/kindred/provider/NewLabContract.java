package dev.kindred.provider;

import static dev.kindred.provider.EditContract.BASE;
import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Fault;
import dev.kindred.lab.Preview;
import dev.kindred.verify.Matrix;
import dev.kindred.vocabulary.Seed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Labs that are made and go: where a cluster takes its time, a class of tests has one lab, at the
 * end of which it is seen that nothing is left.
 */
public interface NewLabContract extends InWorld {
  /** A lab with commands in its pods. */
  String BUSY =
      """
      clusters: 2
      networks: [{name: data-plane}]
      workloads:
        - {name: idle, networks: [data-plane]}
        - {name: busy, networks: [data-plane], replicas: 2, command: [sleep, '10000']}
      """;

  @Test
  default void a_second_up_changes_nothing(TestLab lab) {
    assertThat(lab.up(BUSY)).hasSize(8);
    Map<String, String> before = lab.identities();
    assertThat(lab.up(BUSY)).isEmpty();
    assertThat(lab.drift()).isEmpty();
    assertThat(lab.identities()).isEqualTo(before);
  }

  @Test
  default void a_preview_says_what_up_would_do_and_makes_nothing(TestLab lab) {
    Preview preview = lab.lab().preview(Seed.file().named("contract"));
    assertThat(preview.observed().running()).isFalse();
    assertThat(preview.changes()).hasSize(6);
    assertThat(lab.lab().exists()).isFalse();
  }

  @Test
  default void down_leaves_nothing(TestLab lab) {
    lab.up(BUSY);
    lab.goesWithoutATrace();
  }

  @Test
  default void a_second_down_is_fine_and_says_that_there_was_nothing(TestLab lab) {
    lab.seed().goesWithoutATrace();
    assertThat(lab.lab().down(Progress.NONE)).isFalse();
    assertThat(lab.folder()).doesNotExist();
  }

  @Test
  default void a_lab_comes_up_again_after_down_with_the_same_addresses(TestLab lab) {
    Map<String, List<String>> first = lab.seed().addresses();
    lab.goesWithoutATrace();
    assertThat(lab.seed().isWhole().addresses()).isEqualTo(first);
  }

  @Test
  default void a_lab_that_is_not_up_is_said_to_be_missing(TestLab lab) {
    assertThatThrownBy(lab::drift)
        .isInstanceOf(Fault.class)
        .hasMessage("there is no lab contract")
        .extracting(e -> ((Fault) e).remedy())
        .isEqualTo("Make it with: kindred up");
    assertThatThrownBy(lab::verify)
        .isInstanceOf(Fault.class)
        .hasMessage("there is no lab contract");
  }

  @Test
  default void a_workloads_command_runs_in_its_pod_with_the_pods_hostname(TestLab lab) {
    lab.up(
        """
        clusters: 1
        networks: [{name: data-plane}]
        workloads:
          - name: writer
            networks: [data-plane]
            replicas: 2
            command: [sh, -c, 'hostname >"/tmp/kindred-contract-$(hostname)"; exec sleep 10000']
        """);
    for (String name : List.of("writer-0", "writer-1")) {
      String file = "/tmp/kindred-contract-" + name;
      String pod = "edge1/writer/" + name.substring(name.length() - 1);
      try {
        await()
            .until(() -> lab.inPod(pod, "sh", "-c", "cat " + file + " || :").equals(name + "\n"));
      } finally {
        lab.inPod(pod, "rm", "-f", file);
      }
      assertThat(lab.inPod(pod, "hostname")).isEqualTo(name + "\n");
    }
    lab.isWhole();
  }

  @Test
  default void a_cluster(TestLab lab) {
    String[] added = {
      "add node edge3-control-plane",
      "mend route 10.1.3.0/24 via edge3-control-plane on edge1-control-plane: missing",
      "mend route 10.1.3.0/24 via edge3-control-plane on edge2-control-plane: missing",
      "add pod edge3/demo1",
      "add pod edge3/demo2"
    };
    assertThat(
            EditContract.thereAndBack(lab, "{name: edge2}", "{name: edge2}, {name: edge3}", added))
        .containsExactlyInAnyOrder(
            "remove pod edge3/demo1: not in the topology",
            "remove pod edge3/demo2: not in the topology",
            "remove node edge3-control-plane: not in the topology",
            "remove route 10.1.3.0/24 via edge3-control-plane on edge1-control-plane: not in the plan",
            "remove route 10.1.3.0/24 via edge3-control-plane on edge2-control-plane: not in the plan");
  }

  @Test
  default void more_nodes_and_fewer_again(TestLab lab) {
    lab.up(BASE);
    Map<String, List<String>> other = lab.addresses();
    other.keySet().removeIf(link -> link.startsWith("edge1/"));
    lab.up(BASE.replace("{name: edge1}", "{name: edge1, nodes: 3}"));
    assertThat(lab.isWhole().addresses()).containsAllEntriesOf(other);
    lab.up(BASE.replace("{name: edge1}", "{name: edge1, nodes: 2}"));
    assertThat(lab.isWhole().addresses()).containsAllEntriesOf(other);
    lab.up(BASE);
    assertThat(lab.isWhole().addresses()).containsAllEntriesOf(other);
  }

  @Test
  @Timeout(30)
  default void a_large_lab_that_is_cut_in_two_is_told_soon(TestLab lab) {
    lab.up(
        """
        clusters: 2
        networks: [{name: data-plane}]
        workloads: [{name: demo, networks: [data-plane], replicas: 20}]
        """);
    lab.onNode(NODE1, "ip", "route", "del", "10.1.2.0/24");
    Matrix matrix = lab.verify();
    assertThat(matrix.paths()).hasSize(40 * 39);
    assertThat(ProofContract.broken(matrix)).hasSize(2 * 20 * 20);
  }
}
