package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.advice.Advice;
import dev.kindred.topology.Cidr;
import dev.kindred.vocabulary.KindOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs where Kubernetes places the pods and gives them their first interface. */
class OrchestratedDiffTest {
  private static final String NODE = "edge1-control-plane";
  private static final PodId POD = new PodId("edge1", "demo", 0);

  private final Plan plan = Labs.onKubernetes(Drift.FILE);
  private final World world = World.of(plan);

  private List<String> lines() {
    return lines(plan);
  }

  private List<String> lines(Plan of) {
    return Diff.of(of, world.observed()).stream().map(Drift::line).toList();
  }

  @Test
  void a_healthy_lab_needs_no_change() {
    assertThat(lines()).isEmpty();
  }

  @Test
  void pods_have_only_the_interfaces_of_the_data_plane_by_the_plan() {
    assertThat(world.pod(POD).links.keySet()).containsExactly("net1", "net2", "net3");
  }

  @Test
  void a_pod_may_be_on_any_node_of_its_cluster() {
    World.PodState pod = world.pod(POD);
    pod.node = Labs.node("edge1-worker");

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("± pod edge1/demo (10.1.1.2 is outside the slice");
  }

  @Test
  void an_interface_that_broke_replaces_its_pod_once() {
    world.pod(POD).links.remove("net1");
    world.pod(POD).links.remove("net2");

    assertThat(lines()).containsExactly("± pod edge1/demo (net1 (routed): missing)");
  }

  @Test
  void a_pod_that_is_being_made_is_waited_for_and_not_replaced() {
    world.pod(POD).links.clear();
    world.pod(POD).readiness = Optional.of(new Readiness("demo-abc", false, true, ""));

    assertThat(lines()).containsExactly("+ pod edge1/demo");
  }

  @Test
  void a_pod_that_is_not_ready_is_no_difference_from_the_plan() {
    world.pod(POD).readiness =
        Optional.of(new Readiness("demo-abc", false, false, "CrashLoopBackOff"));

    assertThat(lines()).isEmpty();
  }

  @Test
  void what_somebody_else_has_by_a_name_of_the_file_is_in_the_way_and_nothing_else_of_theirs_is() {
    world.others.add(
        new ForeignObject("edge1", ForeignObject.Kind.DEPLOYMENT, "demo", Advice.of("go")));
    world.others.add(new ForeignObject("edge2", ForeignObject.Kind.NETWORK, "flat", Advice.NONE));
    world.others.add(
        new ForeignObject("edge1", ForeignObject.Kind.DEPLOYMENT, "theirs", Advice.NONE));
    world.others.add(new ForeignObject("edge1", ForeignObject.Kind.NETWORK, "demo", Advice.NONE));

    Diff.Result result = Diff.of(plan, world.observed(), Optional.empty());
    assertThat(result.changes()).isEmpty();
    assertThat(result.foreign())
        .allMatch(Foreign::inTheWay)
        .extracting(one -> one.subject() + " " + one.effect())
        .containsExactly(
            "Deployment demo of cluster edge1 has the name of a workload of the lab",
            "NetworkAttachmentDefinition flat of cluster edge2 has the name of a network of the"
                + " lab");
    assertThat(result.foreign().getFirst().remedy()).hasToString("go");
  }

  @Test
  void an_interface_that_is_down_is_mended_in_place() {
    World.PodState pod = world.pod(POD);
    Drift.set(pod.links, Drift.link(pod.links, "net1"), false, 1500);

    assertThat(lines()).containsExactly("~ net1 of pod edge1/demo (is down)");
  }

  @Test
  void a_pod_that_asked_for_its_addresses_cannot_be_one_of_several() {
    world.pod(POD).asks = true;
    assertThat(lines()).isEmpty();

    Plan larger =
        Labs.onKubernetes(Drift.FILE.replace("- name: demo\n", "- name: demo\n    replicas: 2\n"));
    assertThat(lines(larger))
        .contains("± pod edge1/demo (it asked for its addresses, and is to be one of several)");
  }

  @Test
  void settings_of_a_pod_are_mended_in_place() {
    world.pod(POD).sysctls.putAll(NodeSettings.ofPod());
    world.pod(POD).sysctls.put("net/ipv4/conf/all/arp_notify", "0");

    assertThat(lines())
        .containsExactly("~ settings of pod edge1/demo (net.ipv4.conf.all.arp_notify is 0, not 1)");
    world.become(plan);
    assertThat(lines()).isEmpty();
    world.pod(POD).sysctls.replaceAll((_, _) -> "7");
    assertThat(lines()).singleElement().asString().endsWith("is 7, not 0, and 7 more)");
  }

  @Test
  void a_segment_leads_to_every_other_node_of_its_network_and_to_no_other() {
    World.NodeState node = world.node(NODE);
    Provisions has = node.provisions.orElseThrow();
    node.provisions =
        Optional.of(
            new Provisions(
                has.exempt(),
                has.configs(),
                has.multus(),
                Map.of("segment3", Set.of(Cidr.of("172.30.0.3")))));
    assertThat(lines())
        .containsExactly(
            "~ segment3 (flat) of node " + NODE + " (does not lead to edge2-control-plane)");
    node.provisions =
        Optional.of(
            new Provisions(
                has.exempt(),
                has.configs(),
                has.multus(),
                Map.of(
                    "segment3",
                    Set.of(Cidr.of("172.30.0.3"), Cidr.of("172.30.0.4"), Cidr.of("172.30.0.9")))));
    assertThat(lines())
        .containsExactly(
            "~ segment3 (flat) of node "
                + NODE
                + " (leads to 172.30.0.9, which has no part in it)");
  }

  @Test
  void the_network_that_the_file_brings_is_known_by_its_digest(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("net.yaml"), "kind: List\n");
    String yaml = Drift.FILE + "kind: {cni: " + file + "}\n";
    Plan brings = Labs.onKubernetes(yaml);
    World without = World.of(brings);
    String lacks = " (it lacks the network of its pods, which the file brings)";
    assertThat(Diff.of(brings, without.observed()).stream().map(Drift::line))
        .contains("~ node " + NODE + lacks)
        .noneMatch(line -> line.contains("edge1-worker"));
    World with = World.of(brings);
    for (String node : List.of(NODE, "edge2-control-plane")) {
      Provisions has = with.node(node).provisions.orElseThrow();
      String digest = KindOptions.of(brings.topology()).cni().digest();
      with.node(node).provisions =
          Optional.of(
              new Provisions(has.exempt(), has.configs(), has.multus(), has.segments(), digest));
    }
    assertThat(Diff.of(brings, with.observed())).isEmpty();
    Files.writeString(file, "kind: List # of others\n");
    assertThat(Diff.of(Labs.onKubernetes(yaml), with.observed()).stream().map(Drift::line))
        .contains("~ node " + NODE + " (the manifests of its pods' network changed)");
  }

  @Test
  void another_image_replaces_the_pod() {
    world.pod(POD).image = "busybox:1";

    assertThat(lines()).containsExactly("± pod edge1/demo (its image changed)");
  }

  @Test
  void of_a_cluster_with_a_node_that_does_not_run_nothing_else_is_said() {
    world.node(NODE).links.clear();
    world.losePod(POD);

    assertThat(lines()).containsExactly("~ node " + NODE + " (it does not run)");
  }

  @Test
  void while_the_api_server_is_silent_nothing_is_said_of_pods() {
    world.node(NODE).provisions = Optional.empty();
    world.losePod(POD);

    assertThat(lines())
        .containsExactly("~ node " + NODE + " (its cluster's API server does not answer)");
  }

  @Test
  void a_block_that_is_not_exempt_from_address_translation() {
    World.NodeState node = world.node(NODE);
    Provisions has = node.provisions.orElseThrow();
    node.provisions =
        Optional.of(
            new Provisions(Set.of(Cidr.of("10.1.0.0/16")), has.configs(), "", has.segments()));

    assertThat(lines())
        .containsExactly(
            "~ node "
                + NODE
                + " (fd10:1::/48 is not exempt from address translation;"
                + " 10.2.0.0/16 is not exempt from address translation;"
                + " 10.3.0.0/16 is not exempt from address translation)");
  }

  @Test
  void a_configuration_that_lacks_or_differs_or_is_too_much() {
    World.NodeState node = world.node(NODE);
    Provisions has = node.provisions.orElseThrow();
    Map<String, Map<String, Object>> configs = new HashMap<>(has.configs());
    configs.remove("flat");
    configs.put("bridged", Map.of("type", "ptp"));
    configs.put("old", Map.of());
    node.provisions = Optional.of(new Provisions(has.exempt(), configs, "", has.segments()));

    assertThat(lines())
        .containsExactly(
            "~ node "
                + NODE
                + " (its configuration of bridged differs from the plan;"
                + " it has no configuration of flat;"
                + " it has a configuration of old, which is not in the plan)");
  }

  @Test
  void a_bridge_that_its_network_left_behind() {
    World.NodeState node = world.node(NODE);
    node.links.put(
        "kindred9",
        new Observed.Interface("kindred9", 90, 0, "", true, List.of(Cidr.of("10.9.1.1/32")), 1500));

    assertThat(lines())
        .containsExactly(
            "~ node " + NODE + " (it has a bridge kindred9 of a network that is not in the plan)");
  }

  @Test
  void a_cluster_is_made_anew_for_another_number_of_nodes() {
    Plan fewer = Labs.onKubernetes(Drift.FILE.replace("nodes: 2", "nodes: 1"));

    assertThat(lines(fewer))
        .startsWith(
            "- node edge1-control-plane (its cluster is made anew with other nodes)",
            "- node edge1-worker (its cluster is made anew with other nodes)",
            "+ node edge1-control-plane")
        .endsWith("+ pod edge1/demo")
        .noneMatch(line -> line.contains("edge2/demo"));
  }

  @Test
  void a_cluster_that_lost_a_node_is_made_anew() {
    world.loseNode("edge1-worker");

    assertThat(lines())
        .containsExactly(
            "- node edge1-control-plane (its cluster is made anew with other nodes)",
            "+ node edge1-control-plane",
            "+ node edge1-worker",
            "+ pod edge1/demo");
  }

  @Test
  void a_cluster_is_made_anew_for_what_kind_cannot_change() {
    String edit = "name: edge1\n    kind: {image: node:2}\n    podSubnet: 10.40.0.0/16";
    Plan other = Labs.onKubernetes(Drift.FILE.replace("name: edge1", edit));
    String reason = " (its cluster is made anew with another kind.image, podSubnet)";

    assertThat(lines(other))
        .containsExactly(
            "- node edge1-control-plane" + reason,
            "- node edge1-worker" + reason,
            "+ node edge1-control-plane",
            "+ node edge1-worker",
            "+ pod edge1/demo");
  }

  @Test
  void of_a_cluster_that_does_not_say_what_it_was_made_from_it_is_not_asked() {
    world.madeFrom.clear();
    Plan other =
        Labs.onKubernetes(Drift.FILE.replace("name: edge1", "name: edge1\n    kind: {image: b}"));

    assertThat(lines(other)).isEmpty();
  }

  @Test
  void another_multus_is_put_on_the_nodes_that_are_there() {
    Plan thin = Labs.onKubernetes("kind: {multus: thin}\n" + Drift.FILE);

    assertThat(lines(thin))
        .containsExactly(
            "~ node edge1-control-plane (its Multus is thick, not thin)",
            "~ node edge1-worker (its Multus is thick, not thin)",
            "~ node edge2-control-plane (its Multus is thick, not thin)");
  }

  @Test
  void a_node_without_multus_gets_it() {
    World.NodeState node = world.node(NODE);
    Provisions has = node.provisions.orElseThrow();
    node.provisions =
        Optional.of(
            new Provisions(has.exempt(), has.configs(), Provisions.MISSING, has.segments()));

    assertThat(lines()).containsExactly("~ node " + NODE + " (its Multus is missing, not thick)");
  }
}
