package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.kubernetes.Kubectl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why Multus does not get ready, by what Kubernetes says of its pod on the node. */
class MultusTest {
  private static final NodeId NODE = DeclaredNodes.id("edge1", 1);

  @TempDir private Path folder;

  /** On a node where the waiting failed, with a kubectl that answers so. */
  private void says(String pods, String logs, String message) {
    PaperEngine engine = new PaperEngine(folder);
    engine.script(
        "engine",
        """
        case $* in
          *multus.sh*) exit 1 ;;
          *' get pods '*) %s ;;
          *' logs '*) printf '%s' ;;
        esac\
        """
            .formatted(pods, logs));
    LabContext context = engine.site("clusters: 1\n");
    Multus multus = new Multus(context, "edge1", new Kubectl(context.nodes(), "edge1"));
    assertThatThrownBy(() -> multus.await(List.of(NODE)))
        .isInstanceOfSatisfying(
            Fault.class,
            fault ->
                org.assertj.core.api.Assertions.assertThat(fault.remedy())
                    .contains("kubectl --namespace kube-system logs daemonset/kube-multus-ds"))
        .hasMessage("Multus does not get ready on edge1-control-plane" + message);
  }

  private static String pod(String waiting) {
    return "echo '{\"items\": [{\"status\": {\"containerStatuses\": [{\"state\": {%s}}]}}]}'"
        .formatted(waiting);
  }

  @Test
  void an_image_that_is_not_to_be_had() {
    says(
        pod("\"waiting\": {\"reason\": \"ErrImagePull\", \"message\": \"no such host\"}"),
        "not asked",
        ": ErrImagePull: no such host");
  }

  @Test
  void one_that_ends_each_time_says_why_itself() {
    says(
        pod("\"waiting\": {\"reason\": \"CrashLoopBackOff\"}"),
        "begins\\nfailed to read the configuration\\n",
        ": CrashLoopBackOff; it says: failed to read the configuration");
  }

  @Test
  void one_that_runs_says_what_it_waits_for() {
    says(
        pod("\"running\": {}"), "waiting for the cluster\\n", ": it says: waiting for the cluster");
  }

  @Test
  void one_that_nobody_made() {
    says("echo '{\"items\": []}'", "not asked", ": it has no pod there");
  }

  @Test
  void a_server_that_does_not_answer_says_nothing() {
    says("echo refused >&2; exit 1", "not asked", "");
    says("echo 'no JSON'", "not asked", "");
  }
}
