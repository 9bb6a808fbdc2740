package dev.kindred.provider;

import static dev.kindred.provider.RepairContract.mends;
import static dev.kindred.provider.TestLab.NODE1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Where Kubernetes has the pods it makes another in the place of one that broke, and none beside
 * it.
 */
public interface ReplacementContract extends InWorld {
  /** What a node's own kubectl is to begin with. */
  String KUBECTL = "kubectl --kubeconfig /etc/kubernetes/admin.conf ";

  @Test
  default void a_pod_without_its_interface_is_replaced_and_no_other(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.inPod("edge1/demo1", "ip", "link", "del", "dev", "net1");
    lab.up();
    Map<String, String> after = lab.isWhole().identities();
    assertThat(after.remove("edge1/demo1")).isNotEqualTo(before.remove("edge1/demo1"));
    assertThat(after).isEqualTo(before);
  }

  /**
   * Its kernel settings excepted, which Kubernetes knows nothing of: up gives it those. While it
   * asks for no addresses: one that does waits for its kubelet's next attempt, since Kubernetes
   * makes it before the other has given them back.
   */
  @Test
  @Order(1)
  default void a_pod_that_goes_comes_back_by_itself(TestLab lab) {
    String settings = "mend settings of pod edge1/demo2:";
    Map<String, String> before = lab.seed().identities();
    lab.removePod("edge1/demo2");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> lab.drift().stream().allMatch(drift -> drift.startsWith(settings)));
    assertThat(lab.up()).allMatch(change -> change.startsWith(settings));
    Map<String, String> after = lab.isWhole().identities();
    assertThat(after.remove("edge1/demo2")).isNotEqualTo(before.remove("edge1/demo2"));
    assertThat(after).isEqualTo(before);
    assertThat(lab.up()).isEmpty();
  }

  @Test
  default void a_deployment_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.onNode(NODE1, (KUBECTL + "delete deployment demo1 --cascade=foreground").split(" "));
    String drift = "add pod edge1/demo1";
    assertThat(lab.drift()).containsExactly(drift);
    assertThat(lab.up()).containsExactly(drift);
    Map<String, String> after = lab.isWhole().identities();
    assertThat(after.remove("edge1/demo1")).isNotEqualTo(before.remove("edge1/demo1"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  default void a_definition_of_a_network_that_was_deleted(TestLab lab) {
    Map<String, String> before = lab.seed().identities();
    lab.onNode(NODE1, (KUBECTL + "delete net-attach-def data-plane").split(" "));
    mends(lab, before, "mend node edge1-control-plane: it has no configuration of data-plane");
  }
}
