package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kindred.provider.kind.doctor.OpenPort;
import dev.kindred.provider.kind.doctor.Requirements;
import dev.kindred.topology.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortLimitsTest {
  private static List<Problem> limits(String yaml) {
    return PortLimits.of(PaperEngine.plan(yaml));
  }

  @Test
  void a_port_that_is_said_of_all_clusters_is_had_by_one() {
    String lab =
        """
        clusters: %s
        kind: {nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 8080}]}]}
        """;
    assertThat(limits(lab.formatted("[a]"))).isEmpty();
    assertThat(limits(lab.formatted("[a, b]")))
        .containsExactly(
            new Problem(
                "kind.nodes[0].extraPortMappings[0].hostPort",
                "port 127.0.0.1:8080 of this machine can be had once, and a and b ask for it",
                "Give each cluster a port of its own, below its own key kind."));
  }

  @Test
  void a_port_of_the_api_server_is_had_by_one() {
    assertThat(
            limits(
                """
                clusters:
                  - {name: a, kind: {networking: {apiServerPort: 6443}}}
                  - {name: b, kind: {networking: {apiServerPort: 6443}}}
                """))
        .extracting(Problem::path)
        .containsExactly("clusters[1].kind.networking.apiServerPort");
  }

  @Test
  void the_same_number_may_be_another_port() {
    assertThat(
            limits(
                """
                clusters: [a]
                kind:
                  networking: {apiServerPort: 53}
                  nodes:
                    - extraPortMappings:
                        - {containerPort: 53, hostPort: 53, protocol: UDP}
                        - {containerPort: 53, hostPort: 53, listenAddress: 127.0.0.2}
                        - {containerPort: 53, hostPort: 0}
                        - {containerPort: 54, hostPort: 0}
                """))
        .isEmpty();
  }

  @Test
  void on_all_addresses_is_on_each() {
    assertThat(
            limits(
                """
                clusters: [a]
                kind:
                  nodes:
                    - extraPortMappings:
                        - {containerPort: 80, hostPort: 80}
                        - {containerPort: 81, hostPort: 80, listenAddress: 0.0.0.0}
                """))
        .extracting(Problem::path, Problem::what)
        .containsExactly(
            tuple(
                "kind.nodes[0].extraPortMappings[1].hostPort",
                "port 0.0.0.0:80 of this machine can be had once, and a asks for it twice"));
  }

  @Test
  void what_is_looked_for_on_the_machine_are_the_ports_of_the_clusters_that_are_to_be_made() {
    var plan =
        PaperEngine.plan(
            """
            clusters:
              - {name: a, kind: {networking: {apiServerPort: 6443}}}
              - name: b
                kind:
                  networking: {apiServerPort: 6444}
                  nodes: [{extraPortMappings: [{containerPort: 53, hostPort: 53, protocol: UDP}]}]
            """);
    assertThat(Requirements.of(plan, List.of("b")).hostPorts())
        .containsExactly(OpenPort.tcp(6444), new OpenPort(53, "UDP"));
  }
}
