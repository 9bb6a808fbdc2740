package dev.kindred.provider.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.plan.Attachment;
import dev.kindred.plan.Given;
import dev.kindred.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodReportTest {
  private static final String FULL =
      """
      {"metadata": {"name": "demo1-abc", "creationTimestamp": "2026-11-25T00:00:02Z",
          "labels": {"app.kubernetes.io/name": "demo1"},
          "annotations": {"k8s.v1.cni.cncf.io/networks": "data-plane, flat",
            "kindred.dev/network-types": "ptp,macvlan", "kindred.dev/image-id": "sha256:1",
            "k8s.v1.cni.cncf.io/network-status":
              "[{\\"name\\": \\"kindnet\\", \\"ips\\": [\\"10.97.0.5\\"]},
                {\\"name\\": \\"default/data-plane\\", \\"interface\\": \\"net1\\", \\"ips\\": [\\"10.1.1.2\\", \\"fd10:1::2\\"], \\"mac\\": \\"02:00:00:00:00:01\\"}]"}},
       "spec": {"nodeName": "edge1-worker", "containers": [{"image": "busybox:1", "command": ["echo", "$$(HOME)"]}]},
       "status": {"phase": "Running", "podIPs": [{"ip": "10.97.0.5"}, {"ip": "fd97::5"}],
          "conditions": [{"type": "Initialized", "status": "True"}, {"type": "Ready", "status": "True"}]}}\
      """;

  private static List<PodReport> all(String... items) {
    String list = "{\"items\": [" + String.join(",", items) + "]}";
    return PodReport.all(Json.parse(list.replace("\n", " "), "pods"));
  }

  private static String pod(String name, String since, String more) {
    return "{\"metadata\": {\"name\": \"%s\", \"creationTimestamp\": \"%s\"%s}}"
        .formatted(name, since, more);
  }

  private static List<String> names(String... items) {
    return all(items).stream().map(PodReport::name).toList();
  }

  @Test
  void tells_what_a_pod_is_where_and_on_which_networks() {
    PodReport pod = all(FULL).getFirst();
    assertThat(pod.name()).isEqualTo("demo1-abc");
    assertThat(pod.workload()).isEqualTo("demo1");
    assertThat(pod.node()).isEqualTo("edge1-worker");
    assertThat(pod.addresses()).containsExactly("10.97.0.5", "fd97::5");
    assertThat(pod.ready()).isTrue();
    assertThat(pod.attachments())
        .containsExactly(
            new Attachment("net1", "data-plane", "ptp"), new Attachment("net2", "flat", "macvlan"));
  }

  @Test
  void interfaces_are_those_that_multus_says_it_made() {
    PodReport pod = all(FULL).getFirst();
    assertThat(pod.attached()).containsExactly("net1");
    Given given = requireNonNull(pod.given().get("net1"));
    assertThat(given.addresses()).extracting(Cidr::ip).containsExactly("10.1.1.2", "fd10:1::2");
  }

  @Test
  void a_command_is_told_as_the_file_has_it_and_the_one_that_only_waits_is_none() {
    assertThat(all(FULL).getFirst().command()).containsExactly("echo", "$(HOME)");
    String idle = FULL.replace("[\"echo\", \"$$(HOME)\"]", "[\"sleep\", \"infinity\"]");
    assertThat(all(idle).getFirst().command()).isEmpty();
  }

  @Test
  void the_oldest_is_first_and_of_one_second_the_first_by_name() {
    assertThat(
            names(
                pod("c", "2026-11-25T00:00:02Z", ""),
                pod("b", "2026-11-25T00:00:01Z", ""),
                pod("a", "2026-11-25T00:00:02Z", "")))
        .containsExactly("b", "a", "c");
  }

  @Test
  void one_that_is_being_deleted_or_has_come_to_its_end_is_left_out() {
    String going = ", \"deletionTimestamp\": \"2026-11-25T00:00:09Z\"";
    assertThat(names(pod("going", "2026-11-25T00:00:01Z", going))).isEmpty();
    for (String phase : List.of("Succeeded", "Failed")) {
      assertThat(names(FULL.replace("Running", phase))).as(phase).isEmpty();
    }
    assertThat(names(FULL.replace("Running", "Pending"))).hasSize(1);
  }

  @Test
  void one_of_which_nothing_is_known_yet_has_nothing() {
    PodReport pod = all(pod("new", "2026-11-25T00:00:01Z", "")).getFirst();
    assertThat(pod.workload()).isEmpty();
    assertThat(pod.node()).isEmpty();
    assertThat(pod.addresses()).isEmpty();
    assertThat(pod.attachments()).isEmpty();
    assertThat(pod.attached()).isEmpty();
    assertThat(pod.run()).isEmpty();
    assertThat(pod.ready()).isFalse();
  }

  @Test
  void one_whose_condition_is_not_true_is_not_ready() {
    String starting =
        FULL.replace(
            "\"type\": \"Ready\", \"status\": \"True\"",
            "\"type\": \"Ready\", \"status\": \"False\"");
    assertThat(all(starting).getFirst().ready()).isFalse();
  }

  @Test
  void a_list_that_is_none_of_pods_is_refused() {
    assertThatThrownBy(() -> all("{\"spec\": {}}"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a pod has no metadata");
  }
}
