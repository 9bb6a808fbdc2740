package dev.kindred.provider.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import dev.kindred.plan.Allocation;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.Given;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.Planner;
import dev.kindred.plan.PodId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.Underlays;
import dev.kindred.render.Manifests;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.file.TopologyReader;
import dev.kindred.vocabulary.Vocabularies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptAddressesTest {
  private static final String FILE =
      """
      clusters: [edge1]
      networks:
        - {name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: flat, type: macvlan, cidr: 10.2.0.0/16}
      workloads: [{name: demo, networks: [data-plane, flat]}]
      """;

  private static Plan plan(String file) {
    return Planner.plan(
        TopologyReader.read("kindred.yaml", file, Vocabularies.DIALECT).topology(),
        Underlays.ofKubernetes(List.of(Cidr.of("172.30.0.0/20"), Cidr.of("fd6b:696e:6472::/64"))),
        Allocation.NONE);
  }

  private static Observed.Pod pod(int index, String... addresses) {
    List<Cidr> given = Stream.of(addresses).map(Cidr::of).toList();
    return new Observed.Pod(
        new PodId("edge1", "demo", index),
        DeclaredNodes.id("edge1", 1),
        List.of(new Attachment("net1", "data-plane", "ptp")),
        Set.of("net1"),
        List.of(),
        List.of(),
        List.of(),
        true,
        "",
        Optional.empty(),
        Map.of("net1", new Given(given, List.of(), "")),
        Optional.empty(),
        Map.of(),
        false);
  }

  private static Optional<String> kept(String file, Observed.Pod... pods) {
    return kept(Set.of(new PodId("edge1", "demo", 0)), file, pods);
  }

  private static Optional<String> kept(Set<PodId> anew, String file, Observed.Pod... pods) {
    Plan plan = plan(file);
    Map<PodId, Observed.Pod> seen =
        Stream.of(pods).collect(java.util.stream.Collectors.toMap(Observed.Pod::id, p -> p));
    return new KeptAddresses(plan, new Observed(true, Map.of(), seen), anew)
        .of("edge1", plan.topology().workloads().getFirst());
  }

  @Test
  void a_pod_asks_for_the_addresses_that_it_had_of_both_families() {
    assertThat(kept(FILE, pod(0, "10.1.1.7", "fd10:1:0:1::7")))
        .contains(
            "[{\"name\":\"data-plane\",\"cni-args\":{\"ips\":[\"10.1.1.7\",\"fd10:1:0:1::7\"]}},"
                + "{\"name\":\"flat\"}]");
  }

  @Test
  void it_asks_for_none_that_ipam_would_not_give() {
    for (String address : List.of("10.1.1.0", "10.1.1.1", "10.1.1.255", "10.1.2.7")) {
      assertThat(kept(FILE, pod(0, address))).as(address).isEmpty();
    }
    assertThat(kept(FILE)).isEmpty();
    assertThat(kept(Set.of(), FILE, pod(0, "10.1.1.7"))).as("it stays").isEmpty();
  }

  @Test
  void it_asks_for_none_that_another_pod_has_by_now() {
    assertThat(kept(FILE, pod(0, "10.1.1.7"), pod(1, "10.1.1.7"))).isEmpty();
  }

  @Test
  void pods_that_share_a_template_or_choose_among_nodes_ask_for_nothing() {
    Observed.Pod pod = pod(0, "10.1.1.7");
    assertThat(kept(FILE.replace("name: demo", "name: demo, replicas: 2"), pod)).isEmpty();
    assertThat(kept(FILE.replace("[edge1]", "[{name: edge1, nodes: 2}]"), pod)).isEmpty();
  }

  @Test
  void what_a_pod_asked_for_is_read_back() {
    String asked = Manifests.asking(Map.of("data-plane", List.of(Cidr.of("10.1.1.7"))));
    String list =
        Json.write(
            Map.of(
                "items",
                List.of(
                    Map.of(
                        "metadata",
                        Map.of(
                            "name",
                            "demo-1",
                            "annotations",
                            Map.of(Manifests.NETWORKS, asked, Manifests.TYPES, "ptp"))))));

    PodReport pod = requireNonNull(PodReport.all(Json.parse(list, "pods")).getFirst());

    assertThat(pod.asks()).isTrue();
    assertThat(pod.attachments()).containsExactly(new Attachment("net1", "data-plane", "ptp"));
  }
}
