package dev.kindred.topology.file;

import static dev.kindred.topology.file.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Restart;
import dev.kindred.topology.Workload;
import org.junit.jupiter.api.Test;

/** Workloads that fit on no cluster. */
class WorkloadsTest {
  @Test
  void a_command_is_started_again_whenever_it_ends_unless_the_file_says_otherwise() {
    String file =
        """
        workloads:
          - {name: a, command: 'true'}
          - {name: b, command: 'true', restart: on-failure}
          - {name: c, command: 'true', restart: never}
        """;
    assertThat(Reading.topology(file).workloads())
        .extracting(Workload::restart)
        .containsExactly(Restart.ALWAYS, Restart.ON_FAILURE, Restart.NEVER);
    assertThat(problems(file.replace("never", "Never")))
        .containsExactly(
            "k.yaml:4:41: workloads[2].restart: there is no restart policy \"Never\". Did you mean"
                + " never?");
  }

  @Test
  void refuses_a_workload_whose_networks_share_no_cluster() {
    assertThat(
            problems(
                """
                networks:
                  - {name: blue, clusters: [edge1]}
                  - {name: red, clusters: [edge2]}
                workloads:
                  - name: web
                    networks: [blue, red]
                """))
        .containsExactly(
            """
            k.yaml:6:15: workloads[0].networks: no cluster is on all of its networks: blue, \
            red. Split it into several workloads\
            """);
  }

  @Test
  void refuses_a_workload_on_all_networks_when_they_share_no_cluster() {
    assertThat(
            problems(
                """
                networks:
                  - {name: blue, clusters: [edge1]}
                  - {name: red, clusters: [edge2]}
                workloads:
                  - name: web
                """))
        .containsExactly(
            """
            k.yaml:5:5: workloads[0]: no cluster is on all of its networks: blue, red. Split \
            it into several workloads\
            """);
  }

  @Test
  void refuses_the_default_workloads_when_the_networks_share_no_cluster() {
    assertThat(
            problems(
                """
                networks:
                  - {name: blue, clusters: [edge1]}
                  - {name: red, clusters: [edge2]}
                """))
        .containsExactly(
            """
            k.yaml:2:3: networks: no cluster is on every network, so that the default \
            workloads fit nowhere. Declare workloads, or [] for none\
            """);
  }

  @Test
  void refuses_a_workload_on_a_cluster_that_its_network_does_not_join() {
    assertThat(
            problems(
                """
                networks:
                  - {name: blue, clusters: [edge1]}
                workloads:
                  - name: web
                    networks: [blue]
                    clusters: [edge1, edge2]
                """))
        .containsExactly(
            """
            k.yaml:6:23: workloads[0].clusters[1]: the network blue does not join the cluster \
            edge2. Remove it here, or add it to the clusters of blue\
            """);
  }
}
