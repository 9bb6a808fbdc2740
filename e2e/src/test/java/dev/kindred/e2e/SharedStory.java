package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * After {@link KindStory}, another lab beside somebody else's cluster: on the container network of
 * kind, with both kinds of Multus, both families, and a network that goes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
interface SharedStory {
  /** Two clusters where kind puts those of others, the second with the other Multus. */
  String SHARED =
      """
      name: story
      provider: kind
      underlay: kind
      clusters: [{name: edge1, podSubnet: 10.97.0.0/16, kind: OWN}, {name: edge2, podSubnet: [10.92.0.0/16, 'fd92::/56'], kind: {multus: thin}}]
      networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}, {name: second, type: bridge}]
      workloads: [{name: demo1, image: IMAGE}]
      """;

  /** The user is to install the network of the pods himself. */
  String NONE = SHARED.replace("OWN", "{networking: {disableDefaultCNI: true}}");

  /** The same, and the file brings it. */
  String BROUGHT = SHARED.replace("OWN", "{cni: flannel.yaml}");

  /** Where and with whom it plays. */
  Stage stage();

  private LabOnKind lab() {
    return stage().lab();
  }

  /** The network there is kind's own, with somebody else's node on it. */
  @Test
  @Order(41)
  default void a_lab_shares_the_container_network_of_kind() throws IOException {
    stage().tagThinMultus();
    lab().declare(NONE);
    assertThat(lab().fails("up"))
        .contains("cluster edge1 is made and waits for the network of its pods", "apply -f FILE");
    installFlannel();
    lab().run("up");
    assertThat(stage().engine().says("network", "ls", "--format", "{{.Name}}"))
        .doesNotContain("kindred");
    lab().forget();
    lab().isWhole(2 * 2 + 2);
    Files.delete(lab().state().resolve("ledger.jsonl"));
    assertThat(lab().run("up")).contains("nothing to do");
  }

  /** As its user does: by an image that the node has from elsewhere, and kubectl. */
  private void installFlannel() throws IOException {
    lab().bringFlannel();
    Path manifests = lab().file().resolveSibling("flannel.yaml");
    stage()
        .engine()
        .command(
            "sh",
            "-ec",
            "podman save $1 | podman exec -i edge1-control-plane ctr -n k8s.io images import -\n"
                + "podman exec -i edge1-control-plane kubectl --kubeconfig /etc/kubernetes/admin.conf"
                + " apply -f - <$2",
            "install",
            "ghcr.io/flannel-io/flannel:v0.27.4",
            manifests.toString())
        .run();
  }

  /** An edit of the manifests is applied in place, and routes of others stay as they are. */
  @Test
  @Order(42)
  default void the_file_may_bring_the_network_of_the_pods_later_and_change_it() throws IOException {
    String others = "ip route show proto 42; ip route show 10.97.0.0/16";
    String route = "ip route add 10.97.9.0/24 via 10.89.0.1 onlink dev eth0 proto 42";
    lab().run("node", "edge1", "--", "sh", "-c", route);
    String before = lab().run("node", "edge1", "--", "sh", "-c", others);
    lab().declare(BROUGHT);
    assertThat(lab().run("up")).contains("1 node mended");
    assertThat(lab().run("up")).contains("nothing to do");
    Path manifests = lab().file().resolveSibling("flannel.yaml");
    Files.writeString(manifests, Files.readString(manifests).replace("[get]", "[get, list]"));
    assertThat(lab().run("plan")).contains("the manifests of its pods' network changed");
    lab().run("up");
    assertThat(
            stage()
                .engine()
                .says(
                    "exec",
                    "edge1-control-plane",
                    "kubectl",
                    "--kubeconfig",
                    "/etc/kubernetes/admin.conf",
                    "get",
                    "clusterrole",
                    "flannel",
                    "--output",
                    "jsonpath={.rules[0].verbs}"))
        .contains("list");
    assertThat(lab().run("node", "edge1", "--", "sh", "-c", others)).isEqualTo(before);
  }

  @Test
  @Order(43)
  default void each_cluster_has_the_multus_that_it_asks_for() {
    String sockets = "ls /run/multus/multus.sock 2>&1; ls /etc/cni/net.d";
    assertThat(lab().run("node", "edge1", "--", "sh", "-c", sockets))
        .contains("00-multus.conf")
        .doesNotContain("No such file");
    assertThat(lab().run("node", "edge2", "--", "sh", "-c", sockets))
        .contains("No such file", "00-multus.conf");
  }

  /** What is between pods by their first interface is Kubernetes' affair; it is there. */
  @Test
  @Order(44)
  default void pods_have_both_families_where_their_cluster_has() {
    assertThat(lab().run("exec", "edge2/demo1", "--", "ip", "address", "show", "dev", "eth0"))
        .contains("inet 10.92.", "inet6 fd92:");
  }

  @Test
  @Order(45)
  default void a_network_that_went_leaves_no_bridge_on_the_nodes() throws IOException {
    String bridges = "ip -brief link show type bridge";
    assertThat(lab().run("node", "edge1", "--", "sh", "-c", bridges)).contains("kindred2");
    lab().declare(BROUGHT.replace(", {name: second, type: bridge}", ""));
    lab().run("up");
    lab().forget();
    lab().isWhole(2 * 2);
    assertThat(lab().run("node", "edge1", "--", "sh", "-c", bridges)).doesNotContain("kindred");
  }

  @Test
  @Order(46)
  default void a_node_stays_on_the_container_network_that_it_was_made_on() throws IOException {
    lab().declare(BROUGHT.replace("underlay: kind", ""));
    assertThat(lab().kindred("up").tryRun().stderr()).contains("container network kind", "down");
    lab().run("down");
    assertThat(stage().engine().says("network", "ls", "--format", "{{.Name}}").lines())
        .contains("kind");
  }
}
