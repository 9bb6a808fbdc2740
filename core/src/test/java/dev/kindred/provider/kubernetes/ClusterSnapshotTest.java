package dev.kindred.provider.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.Observed;
import dev.kindred.plan.PodId;
import dev.kindred.plan.Readiness;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.kind.images.EngineContents;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterSnapshotTest {
  private static final NodeId NODE = DeclaredNodes.id("edge1", 1);

  @Test
  void finds_the_interfaces_of_a_pod_by_its_address() {
    Observed.Pod pod = requireNonNull(sight(answer()).pods().get(new PodId("edge1", "demo1", 0)));

    assertThat(pod.interfaces()).extracting(Observed.Interface::name).containsExactly("eth0");
  }

  @Test
  void sees_routes_by_whatever_address_of_a_node() {
    assertThat(requireNonNull(sight(answer()).nodes().get(NODE)).routes())
        .extracting(route -> route.gateway().map(Cidr::ip).orElse(""))
        .contains("10.89.0.3");
  }

  @Test
  void reads_the_kernel_settings_of_a_pod() {
    String answer = answer().replace("== pods", "== sysctls cni-1\nnet/ipv4/x:0\n\n== pods");

    assertThat(requireNonNull(sight(answer).pods().get(new PodId("edge1", "demo1", 0))).sysctls())
        .containsExactly(Map.entry("net/ipv4/x", "0"));
  }

  @Test
  void refuses_to_take_a_pod_whose_namespace_could_not_be_read_for_one_without_interfaces() {
    String answer =
        answer()
            .replaceFirst(
                "(?s)(== namespace cni-1\n).*?(?=== pods)",
                "$1\n== unread cni-1\nmount of /sys failed: Operation not permitted\n");

    assertThatThrownBy(() -> sight(answer))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("could not read the network namespace of pod demo1-abc")
        .hasMessageContaining("mount of /sys failed: Operation not permitted");
  }

  @Test
  void multus_without_its_rights_or_its_account_is_another_than_the_plans() {
    String objects =
        """
        == multus
        {"type": "multus-shim"}

        == multus objects
        %d https://edge1-control-plane:6443/apis/rbac.authorization.k8s.io/v1/clusterroles/multus
        404 https://edge1-control-plane:6443/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/multus

        == pods\
        """;

    assertThat(multus(answer().replace("== pods", objects.formatted(200))))
        .isEqualTo("thick without its ClusterRoleBinding");
    assertThat(multus(answer().replace("== pods", objects.formatted(404))))
        .isEqualTo("thick without its ClusterRole and ClusterRoleBinding");
    assertThat(multus(answer().replace("== pods", objects.replace("404", "000").formatted(503))))
        .isEqualTo("thick");
  }

  private static String multus(String answer) {
    return requireNonNull(sight(answer).nodes().get(NODE)).provisions().orElseThrow().multus();
  }

  @Test
  void lets_a_namespace_be_that_is_of_no_pod() {
    String answer =
        answer().replace("== pods", "== namespace cni-2\n== unread cni-2\nno such file\n== pods");

    assertThat(sight(answer).pods()).hasSize(1);
  }

  @Test
  void tells_what_kubernetes_calls_a_pod_and_whether_it_is_ready() {
    assertThat(readiness(answer())).contains(new Readiness("demo1-abc", true, false, ""));
    assertThat(
            readiness(
                answer()
                    .replace(
                        "\"Ready\", \"status\": \"True\"", "\"Ready\", \"status\": \"False\"")))
        .contains(new Readiness("demo1-abc", false, false, ""));
  }

  @Test
  void a_pod_without_an_address_is_being_made_and_the_last_warning_says_why_it_is_not() {
    String answer =
        answer()
            .replace("\"podIPs\": [{\"ip\": \"10.97.0.5\"}], ", "")
            .replace("\"Ready\", \"status\": \"True\"", "\"Ready\", \"status\": \"False\"")
            .replace(
                "== attachments",
                """
                == events
                {"items": [{"involvedObject": {"kind": "Pod", "name": "demo1-abc"}, "reason": "FailedCreatePodSandBox", "message": "no room"}]}
                == attachments\
                """);

    assertThat(readiness(answer))
        .contains(new Readiness("demo1-abc", false, true, "FailedCreatePodSandBox: no room"));
  }

  @Test
  void a_pod_whose_labels_were_changed_takes_no_number_of_those_that_its_deployment_has() {
    String owned = "\"ownerReferences\": [{\"kind\": \"ReplicaSet\", \"controller\": true}], ";
    String pod =
        answer()
            .substring(
                answer().indexOf("{\"metadata\": {\"name\": \"demo1-abc\""),
                answer().indexOf("]}\n\n== attachments"));
    String later =
        pod.replace("demo1-abc", "demo1-def")
            .replace("2026-11-25", "2026-11-26")
            .replace("\"labels\"", owned + "\"labels\"");
    ClusterSnapshot sight = sight(answer().replace(pod, pod + ", " + later));

    assertThat(sight.names().get(new PodId("edge1", "demo1", 0)))
        .isEqualTo(new KubernetesSighting.SeenPod("demo1-def", NODE, "/run/netns/cni-1", true));
    assertThat(sight.names().get(new PodId("edge1", "demo1", 1)))
        .isEqualTo(new KubernetesSighting.SeenPod("demo1-abc", NODE, "/run/netns/cni-1", false));
  }

  @Test
  void names_what_in_the_cluster_is_not_the_labs() {
    String answer =
        answer()
            .replace(
                "== attachments",
                """
                == others deployments
                {"items": [{"metadata": {"name": "theirs"}}]}
                == others networks
                curl: (22) The requested URL returned error: 404
                == attachments\
                """);

    assertThat(sight(answer).others())
        .singleElement()
        .satisfies(other -> {
          assertThat(other.subject()).isEqualTo("Deployment theirs of cluster edge1");
          assertThat(other.remedy())
              .hasToString(
                  "kindred node edge1-control-plane -- kubectl --kubeconfig"
                      + " /etc/kubernetes/admin.conf delete deployment theirs");
        });
  }

  @Test
  void an_api_server_that_does_not_say_what_is_there_does_not_answer() {
    String answer =
        answer()
            .replace(
                "== attachments", "== others deployments\ncurl: (28) timed out\n== attachments");

    assertThat(requireNonNull(sight(answer).nodes().get(NODE)).provisions()).isEmpty();
  }

  private static Optional<Readiness> readiness(String answer) {
    return requireNonNull(sight(answer).pods().get(new PodId("edge1", "demo1", 0))).readiness();
  }

  @Test
  void says_nothing_of_pods_and_provisions_while_the_api_server_does_not_answer() {
    String silent =
        answer().replaceFirst("(?s)(== pods\n).*?\n\n(== attachments)", "$1curl: (7)\n\n$2");
    ClusterSnapshot sight = sight(silent);
    assertThat(sight.pods()).isEmpty();
    assertThat(requireNonNull(sight.nodes().get(NODE)).provisions()).isEmpty();
    assertThat(requireNonNull(sight(answer()).nodes().get(NODE)).provisions()).isPresent();
  }

  @Test
  void a_configuration_is_of_the_definition_or_of_the_nodes_own_file() {
    assertThat(configs(answer())).containsOnlyKeys("data-plane", "flat");
    assertThat(configs(answer()).get("flat"))
        .isEqualTo(Map.of("cniVersion", "1.0.0", "type", "macvlan"));
    assertThat(configs(answer().replaceFirst("== config flat.conf\n.*\n", "")))
        .containsOnlyKeys("data-plane");
  }

  @Test
  void a_configuration_that_is_no_json_is_there_and_another_than_any_plans() {
    String broken = answer().replace("{\"cniVersion\":\"1.0.0\",\"type\":\"macvlan\"}", "{");
    assertThat(configs(broken).get("flat")).hasToString("{unreadable={}");
  }

  private static Map<String, Map<String, Object>> configs(String answer) {
    return requireNonNull(sight(answer).nodes().get(NODE)).provisions().orElseThrow().configs();
  }

  @Test
  void an_answer_of_ip_that_is_cut_off_is_refused() {
    String cut = answer().replaceFirst("(?s)(== links\n).*?(\n\n== settings)", "$1[]$2");
    assertThatThrownBy(() -> sight(cut).nodes())
        .isInstanceOf(Fault.class)
        .hasMessage("ip's answer on edge1-control-plane is cut off");
  }

  private static ClusterSnapshot sight(String answer) {
    Map<NodeId, Sections> answers = Map.of(NODE, Sections.of(answer));
    return new ClusterSnapshot("edge1", answers, EngineContents.UNKNOWN);
  }

  private static String answer() {
    try (var input = ClusterSnapshotTest.class.getResourceAsStream("SnapshotFuzzInputs/node/nft")) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
