package dev.kindred.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.host.Command;
import dev.kindred.host.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of one lab, from a first up that is killed to a down that leaves nothing. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
interface KindStory extends JobsStory {
  /** The seed's lab; the pods of the second cluster have both families. */
  String SEED =
      """
      name: story
      provider: kind
      clusters: [edge1, {name: edge2, podSubnet: [10.92.0.0/16, 'fd92::/56']}]
      networks: [{name: data-plane}]
      workloads:
        - {name: demo1, image: IMAGE}
        - {name: demo2, image: IMAGE}
      """;

  /** One cluster more, of two nodes, and one network more. */
  String LARGER =
      """
      name: story
      provider: kind
      clusters: [edge1, {name: edge2, podSubnet: [10.92.0.0/16, 'fd92::/56']}, {name: edge3, nodes: 2}]
      networks: [{name: data-plane}, {name: second, type: bridge}]
      workloads:
        - {name: demo1, image: IMAGE, networks: [data-plane]}
        - {name: demo2, image: IMAGE, networks: [data-plane, second]}
      """;

  /** The same without the second cluster. */
  String SMALLER = LARGER.replace("{name: edge2, podSubnet: [10.92.0.0/16, 'fd92::/56']}, ", "");

  /** An image that is known to the engine alone: no registry has it. */
  String LATER = "localhost/kindred-later:1";

  private LabOnKind lab() {
    return stage().lab();
  }

  @Test
  @Order(1)
  default void an_up_that_is_killed_is_gone_on_with() throws IOException, InterruptedException {
    stage().foreign().make();
    lab().declare(SEED);
    lab().killed(Duration.ofSeconds(6), "up");
    assertThat(lab().run("up")).contains("lab story is up: 2 nodes added, 4 pods added");
  }

  @Test
  @Order(2)
  default void packets_prove_the_seeds_lab() {
    for (JsonValue path : lab().isWhole(12)) {
      String from = path.text("from").orElse("");
      boolean far = !path.text("to").orElse("").startsWith(from.substring(0, 5));
      assertThat(path.number("ttl")).as(from).contains(far ? 62L : 63L);
      assertThat(path.get("mtuOk").filter(JsonValue::isTrue)).isPresent();
    }
  }

  @Test
  @Order(3)
  default void a_second_up_has_nothing_to_do_and_needs_no_ledger() throws IOException {
    assertThat(lab().run("up")).contains("nothing to do");
    Path ledger = lab().state().resolve("ledger.jsonl");
    Files.delete(ledger);
    assertThat(lab().drift()).isEmpty();
    assertThat(lab().run("up")).contains("nothing to do");
    assertThat(ledger).exists();
    assertThat(lab().state().resolve("inits"))
        .as("nodes were entered without the engine")
        .content()
        .contains("edge1-control-plane ", "edge2-control-plane ");
  }

  @Test
  @Order(4)
  default void people_get_in() {
    assertThat(lab().run("exec", "1/1", "--", "cat", "/etc/hostname")).startsWith("demo1-");
    assertThat(lab().run("exec", "edge2/demo2", "--", "ip", "address", "show", "dev", "net1"))
        .contains("inet 10.1.2.");
    assertThat(lab().run("exec", "edge2/demo2", "--", "ip", "address", "show", "dev", "eth0"))
        .contains("inet 10.92.", "inet6 fd92:");
    assertThat(lab().run("node", "edge1", "--", "hostname")).isEqualTo("edge1-control-plane\n");
    assertThat(lab().run("explain", "edge1/demo1", "edge2/demo2")).contains("edge2-control-plane");
  }

  @Test
  @Order(5)
  default void only_use_touches_the_users_kubeconfig() throws IOException {
    String before = stage().foreign().kubeconfig();
    assertThat(before).contains("current-context: kind-foreign").doesNotContain("edge");
    lab().run("use", "--all", "2");
    assertThat(stage().foreign().kubeconfig())
        .contains("current-context: kind-edge2", "name: kind-edge1", "kind-foreign");
    assertThat(lab().run("kubeconfig")).contains("name: kind-edge1", "name: kind-edge2");
  }

  @Test
  @Order(6)
  default void masquerading_on_the_nodes_leaves_the_data_plane_alone() {
    String rules =
        "table ip test { chain post { type nat hook postrouting priority 90;"
            + " oifname eth0 masquerade; }; }";
    stage().engine().says("exec", "edge1-control-plane", "nft", "add " + rules);
    lab().isWhole(12);
    stage().engine().says("exec", "edge1-control-plane", "nft", "delete table ip test");
  }

  @Test
  @Order(7)
  default void what_broke_is_named_and_mended_and_nothing_else() {
    Map<String, String> before = lab().addresses();
    stage().engine().says("exec", "edge1-control-plane", "ip", "route", "del", "10.1.2.0/24");
    lab().run("exec", "edge2/demo1", "--", "ip", "link", "set", "dev", "lo", "up");
    assertThat(lab().drift()).singleElement().asString().contains("route 10.1.2.0/24");
    lab().run("up");
    lab().isWhole(12);
    assertThat(lab().addresses()).isEqualTo(before);
    onControlPlane(
        "kubectl get net-attach-def data-plane -o yaml | sed s/1500/1400/ | kubectl apply -f -");
    assertThat(lab().drift()).singleElement().asString().contains("configuration of data-plane");
    lab().run("up");
    assertThat(lab().drift()).isEmpty();
  }

  private String onControlPlane(String line) {
    String config = "export KUBECONFIG=/etc/kubernetes/admin.conf; ";
    return stage().engine().says("exec", "edge1-control-plane", "sh", "-c", config + line);
  }

  @Test
  @Order(8)
  default void a_node_that_was_restarted_is_repaired_without_a_new_cluster() {
    Map<String, String> before = lab().addresses();
    stage().engine().says("restart", "--time", "0", "edge2-control-plane");
    assertThat(lab().drift()).isNotEmpty();
    lab().run("up");
    lab().forget();
    lab().isWhole(12);
    Map<String, String> after = lab().addresses();
    before.keySet().removeIf(link -> !link.startsWith("edge1"));
    assertThat(after).containsAllEntriesOf(before);
  }

  /** The next step takes it out again. */
  @Test
  @Order(9)
  default void a_pod_that_fails_is_told_and_a_pod_that_lost_its_labels_goes() throws IOException {
    lab()
        .declare(
            SEED
                + "  - {name: fails, image: IMAGE, clusters: [edge1],"
                + " command: [sh, -c, 'echo no config; exit 3']}\n");
    assertThat(lab().fails("up")).contains("! edge1/fails (fails-", "exit code 3", "no config");
    // For a moment after each start it runs as any other.
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(lab().run("status", "fails")).contains("1 pod does not run as it should"));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(lab().fails("verify"))
                .contains("! all ", "! edge1/fails (fails-", "exit code 3"));
    onControlPlane(
        "kubectl label pod -l app.kubernetes.io/name=fails app.kubernetes.io/name=aside --overwrite");
    assertThat(lab().fails("up")).contains("1 pod removed");
  }

  @Test
  @Order(10)
  default void a_workload_that_comes_later_brings_its_image() throws IOException {
    lab().declare(SEED + "  - {name: later, image: localhost/nowhere:1}\n");
    assertThat(lab().fails("up", "--offline")).contains("does not have localhost/nowhere:1");
    assertThat(lab().run("plan")).contains("does not have localhost/nowhere:1");
    stage().engine().says("tag", stage().engine().variable("KINDRED_WORKLOAD_IMAGE"), LATER);
    lab().declare(SEED + "  - {name: later, image: '" + LATER + "', command: " + SAYS + "}\n");
    onControlPlane("kubectl create deployment later --image localhost/theirs:1");
    assertThat(lab().fails("up")).contains("Deployment later of cluster edge1 is not Kindred's");
    onControlPlane("kubectl delete deployment later");
    assertThat(lab().run("up")).contains("2 pods added").contains("1 pod removed");
    assertThat(lab().run("logs", "edge1/later")).isEqualTo("$$ $(HOME)\n");
    lab().forget();
    lab().isWhole(30);
  }

  @Test
  @Order(11)
  default void an_image_that_was_built_again_replaces_its_pods_and_no_others() {
    Map<String, String> before = lab().addresses();
    stage().engine().says("create", "--name", "build", LATER);
    stage().engine().says("commit", "build", LATER);
    stage().engine().says("rm", "build");
    assertThat(lab().drift())
        .hasSize(2)
        .allSatisfy(drift -> assertThat(drift).contains("later").contains("its image changed"));
    lab().run("up");
    lab().forget();
    lab().isWhole(30);
    before.keySet().removeIf(link -> link.contains("later"));
    assertThat(lab().addresses()).containsAllEntriesOf(before);
    stage().engine().says("rmi", LATER);
  }

  @Test
  @Order(12)
  default void a_third_cluster_of_two_nodes_and_a_second_network() throws IOException {
    lab().declare(LARGER);
    assertThat(lab().run("up")).contains("2 nodes added");
    lab().forget();
    lab().isWhole(30 + 6);
    assertThat(lab().run("up")).contains("nothing to do");
  }

  @Test
  @Order(13)
  default void a_cluster_that_leaves_the_file_is_removed_and_the_others_stay() throws IOException {
    Map<String, String> before = lab().addresses();
    lab().declare(SMALLER);
    assertThat(lab().run("up")).contains("1 node removed");
    assertThat(stage().engine().says("ps", "--all", "--format", "{{.Names}}"))
        .doesNotContain("edge2");
    lab().forget();
    lab().isWhole(12 + 2);
    assertThat(lab().run("up")).contains("nothing to do");
    before.keySet().removeIf(link -> link.startsWith("edge2"));
    assertThat(lab().addresses()).isEqualTo(before);
  }

  @Test
  @Order(39)
  default void a_down_that_is_killed_is_gone_on_with_and_leaves_nothing()
      throws IOException, InterruptedException {
    lab().killed(Duration.ofMillis(700), "down");
    Command.Output output = lab().kindred("down").tryRun();
    assertThat(output.exitCode()).as(output.stderr()).isZero();
    assertThat(lab().state()).doesNotExist();
    assertThat(stage().engine().says("ps", "--all", "--format", "{{.Names}}"))
        .isEqualTo("foreign-control-plane");
    assertThat(stage().engine().says("network", "ls", "--format", "{{.Name}}"))
        .doesNotContain("kindred");
    assertThat(stage().engine().says("volume", "ls", "--quiet").lines()).hasSize(1);
  }

  @Test
  @Order(99)
  default void what_is_not_ours_is_as_it_was() throws IOException {
    assertThat(stage().foreign().look()).isEqualTo(stage().foreign().before());
  }
}
