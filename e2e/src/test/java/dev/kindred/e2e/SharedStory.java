package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
      clusters: [edge1, {name: edge2, podSubnet: [10.92.0.0/16, 'fd92::/56'], kind: {multus: thin}}]
      networks: [{name: data-plane, cidr: [10.1.0.0/16, 'fd10:1::/48']}, {name: second, type: bridge}]
      workloads: [{name: demo1, image: IMAGE}]
      """;

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
    lab().declare(SHARED);
    lab().run("up");
    assertThat(stage().engine().says("network", "ls", "--format", "{{.Name}}"))
        .doesNotContain("kindred");
    lab().forget();
    lab().isWhole(2 * 2 + 2);
    Files.delete(lab().state().resolve("ledger.jsonl"));
    assertThat(lab().run("up")).contains("nothing to do");
  }

  @Test
  @Order(42)
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
  @Order(43)
  default void pods_have_both_families_where_their_cluster_has() {
    assertThat(lab().run("exec", "edge2/demo1", "--", "ip", "address", "show", "dev", "eth0"))
        .contains("inet 10.92.", "inet6 fd92:");
  }

  @Test
  @Order(44)
  default void a_network_that_went_leaves_no_bridge_on_the_nodes() throws IOException {
    String bridges = "ip -brief link show type bridge";
    assertThat(lab().run("node", "edge1", "--", "sh", "-c", bridges)).contains("kindred2");
    lab().declare(SHARED.replace(", {name: second, type: bridge}", ""));
    lab().run("up");
    lab().forget();
    lab().isWhole(2 * 2);
    assertThat(lab().run("node", "edge1", "--", "sh", "-c", bridges)).doesNotContain("kindred");
  }

  @Test
  @Order(45)
  default void a_node_stays_on_the_container_network_that_it_was_made_on() throws IOException {
    lab().declare(SHARED.replace("underlay: kind", ""));
    assertThat(lab().kindred("up").tryRun().stderr()).contains("container network kind", "down");
    lab().run("down");
    assertThat(stage().engine().says("network", "ls", "--format", "{{.Name}}").lines())
        .contains("kind");
  }
}
