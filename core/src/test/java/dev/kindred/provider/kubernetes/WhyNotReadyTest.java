package dev.kindred.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhyNotReadyTest {
  private static String of(String status) {
    return WhyNotReady.of(Json.parse(status.replace('\'', '"'), "a status"));
  }

  @Test
  void a_container_that_ends_each_time() {
    assertThat(
            of(
                """
                {'containerStatuses': [{'state': {'waiting': {'reason': 'CrashLoopBackOff',
                 'message': 'back-off 40s restarting failed container=a pod=a-1_default(1)'}},
                 'lastState': {'terminated': {'exitCode': 3, 'reason': 'Error'}}}]}\
                """))
        .isEqualTo("CrashLoopBackOff");
  }

  @Test
  void a_program_that_the_image_lacks() {
    assertThat(
            of(
                """
                {'containerStatuses': [{'state': {'waiting': {'reason': 'CrashLoopBackOff'}},
                 'lastState': {'terminated': {'exitCode': 128, 'reason': 'StartError', 'message':
                 'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: nosuch: executable file not found in $PATH: unknown'}}}]}\
                """))
        .isEqualTo(
            "CrashLoopBackOff: unable to start container process: exec: nosuch: executable file not"
                + " found in $PATH");
  }

  @Test
  void an_image_that_is_not_there() {
    assertThat(
            of(
                "{'containerStatuses': [{'state': {'waiting': {'reason': 'ImagePullBackOff',"
                    + " 'message': 'Back-off pulling image a:1: not found'}}}]}"))
        .isEqualTo("ImagePullBackOff: Back-off pulling image a:1: not found");
  }

  @Test
  void a_pod_that_no_node_takes() {
    assertThat(
            of(
                "{'conditions': [{'type': 'PodScheduled', 'status': 'False', 'reason':"
                    + " 'Unschedulable', 'message': '0/1 nodes are available: 1 Too many pods.'}]}"))
        .isEqualTo("Unschedulable: 0/1 nodes are available: 1 Too many pods.");
  }

  @Test
  void a_pod_of_which_nothing_is_said() {
    assertThat(of("{}")).isEmpty();
    assertThat(of("{'containerStatuses': [{'state': {'running': {}}}]}")).isEmpty();
  }

  /** As containerd, Multus and host-local said it one around the other. */
  @Test
  void the_cause_of_a_network_that_cannot_be_made() {
    String id = "4703a91c9e54e1982a88924bd947d8d2bb70e95afdab913556e6dc61b142ca8a";
    assertThat(
            WhyNotReady.cause(
                "Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup"
                    + " network for sandbox \""
                    + id
                    + "\": plugin type=\"multus-shim\" name=\"multus-cni-network\" failed (add):"
                    + " CmdAdd (shim): CNI request failed with status 400: 'ContainerID:\""
                    + id
                    + "\" Netns:\"/var/run/netns/cni-1\" IfName:\"eth0\" Path:\"\" ERRORED: error"
                    + " configuring pod [default/t2] networking: [default/t2/5ac9:tiny]: error"
                    + " adding container to network \"tiny\": failed to allocate for range 0: no IP"
                    + " addresses available in range set: 10.77.0.2-10.77.0.2\n': StdinData: {\"a"))
        .isEqualTo(
            "network tiny: failed to allocate for range 0: no IP addresses available in range set:"
                + " 10.77.0.2-10.77.0.2");
  }

  @Test
  void the_last_warning_of_each_pod() {
    String events =
        """
        {"items": [
         {"involvedObject": {"kind": "Pod", "name": "a"}, "lastTimestamp": "2026-11-29T18:47:46Z", "reason": "Failed", "message": "second"},
         {"involvedObject": {"kind": "Pod", "name": "a"}, "lastTimestamp": "2026-11-29T18:47:40Z", "reason": "Failed", "message": "first"},
         {"involvedObject": {"kind": "Node", "name": "n"}, "reason": "CgroupV1", "message": "old"}]}
        """;
    assertThat(WhyNotReady.warnings(events.strip(), "edge1"))
        .isEqualTo(Map.of("a", "Failed: second"));
    assertThat(WhyNotReady.warnings("curl: (28) timed out", "edge1")).isEmpty();
  }
}
