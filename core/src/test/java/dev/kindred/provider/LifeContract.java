package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Fault;
import dev.kindred.lab.Lab;
import dev.kindred.topology.TopologyReader;
import dev.kindred.verify.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lab comes up, is proven, and goes. */
public interface LifeContract extends InWorld {
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
  default void up_makes_the_lab_of_the_seed_and_packets_prove_it(TestLab lab) {
    Matrix matrix = lab.seed().isWhole().verify();
    assertThat(matrix.paths()).hasSize(12);
    assertThat(matrix.all()).isEqualTo(12);
    for (Matrix.PathResult path : matrix.paths()) {
      boolean far = !path.from().startsWith(path.to().substring(0, "edge1".length()));
      assertThat(path.ttl()).as("%s", path).isEqualTo(far ? 62 : 63);
      assertThat(path.network()).isEqualTo("data-plane");
      assertThat(path.loss()).isZero();
      assertThat(path.mtuOk()).isTrue();
      assertThat(path.rttMs()).isPositive();
      assertThat(lab.addresses().get(path.from() + " net1")).containsExactly(path.sourceSeen());
      assertThat(lab.addresses().get(path.to() + " net1")).containsExactly(path.address());
    }
  }

  @Test
  default void pods_have_addresses_of_their_clusters_parts(TestLab lab) {
    Map<String, List<String>> addresses = lab.seed().addresses();
    assertThat(addresses).hasSize(8);
    addresses.forEach((link, ips) -> {
      String cluster = link.startsWith("edge1") ? "1" : "2";
      assertThat(ips)
          .as(link)
          .singleElement()
          .asString()
          .startsWith(link.endsWith("eth0") ? "10.9" : "10.1." + cluster + ".");
    });
  }

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
    Lab.Preview preview = lab.lab().preview(TopologyReader.seed().named("contract"));
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
}
