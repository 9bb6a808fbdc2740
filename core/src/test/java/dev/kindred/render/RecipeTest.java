package dev.kindred.render;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.plan.Plan;
import dev.kindred.provider.DeclaredNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class RecipeTest {
  private static String file(Plan plan, String path) {
    String text = Plans.recipe(plan).get(path);
    assertThat(text).as(path).isNotNull();
    return text == null ? "" : text;
  }

  private static List<Object> documents(String yaml) {
    List<Object> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build()).loadAllFromString(yaml).forEach(documents::add);
    return documents;
  }

  @Test
  void the_seeds_lab_is_as_it_was_found_good() {
    Golden.check("seed", Plans.recipe(Plans.seed()));
  }

  @Test
  void a_lab_of_both_families_and_all_types_is_as_it_was_found_good() {
    Golden.check("mixed", Plans.recipe(Plans.of(Plans.MIXED)));
  }

  @Test
  void the_same_plan_is_the_same_text_and_the_readme_comes_first() {
    Map<String, String> files = Plans.recipe(Plans.of(Plans.MIXED));

    assertThat(files).isEqualTo(Plans.recipe(Plans.of(Plans.MIXED)));
    assertThat(files.keySet()).first().isEqualTo("README.md");
    assertThat(files.values()).allSatisfy(text -> assertThat(text).endsWith("\n"));
  }

  @Test
  void an_attachment_definition_of_one_node_holds_the_configuration_that_plugins_get() {
    Plan plan = Plans.seed();
    Map<?, ?> definition =
        (Map<?, ?>) documents(file(plan, "manifests/edge2/data-plane.yaml")).getFirst();
    String config =
        String.valueOf(((Map<?, ?>) requireNonNull(definition.get("spec"))).get("config"));

    Map<String, Object> planned = plan.networks().getFirst().config(DeclaredNodes.id("edge2", 1));
    assertThat(config).isEqualTo(Json.pretty(planned));
  }

  @Test
  void a_network_and_a_workload_of_one_name_share_a_file() {
    List<Object> documents = documents(file(Plans.of(Plans.MIXED), "manifests/core/storage.yaml"));

    assertThat(documents)
        .extracting(d -> ((Map<?, ?>) d).get("kind"))
        .isEqualTo(List.of("NetworkAttachmentDefinition", "Deployment"));
  }

  @Test
  void kind_is_given_only_blocks_of_the_clusters_families() {
    String six =
        """
        name: six
        clusters:
          - {name: a, podSubnet: 'fd97::/56'}
          - {name: b, podSubnet: 'fd98::/56', serviceSubnet: 'fd98:1::/112'}
          - {name: c, serviceSubnet: [10.190.0.0/16, 'fd99:1::/112']}
        networks: []
        workloads: []
        """;

    assertThat(file(Plans.of(six), "kind/a.yaml"))
        .contains("  ipFamily: ipv6\n  podSubnet: fd97::/56\n  serviceSubnet: fd")
        .doesNotContain("10.197.0.0");
    assertThat(file(Plans.of(six), "kind/b.yaml"))
        .contains("  ipFamily: ipv6\n", "  serviceSubnet: fd98:1::/112\n");
    assertThat(file(Plans.of(six), "kind/c.yaml"))
        .contains(
            "ipFamily: dual", "podSubnet: \"10.99.0.0/16\"", "\"10.190.0.0/16,fd99:1::/112\"");
    assertThat(file(Plans.of(six), "README.md")).doesNotContain("manifests/*");
  }

  @Test
  void the_network_of_the_pods_that_the_file_brings_is_applied_before_multus(@TempDir Path folder)
      throws IOException {
    Path net = Files.writeString(folder.resolve("net.yaml"), "kind: List\n");
    Plan plan = Plans.of("clusters: [{name: a, kind: {cni: " + net + "}}, b]\n");
    assertThat(file(plan, "cni/a.yaml")).isEqualTo("kind: List\n");
    assertThat(Plans.recipe(plan)).doesNotContainKey("cni/b.yaml");
    assertThat(file(plan, "kind/a.yaml")).contains("disableDefaultCNI: true");
    assertThat(file(plan, "README.md"))
        .containsSubsequence("kind create", "-f \"cni/$cluster.yaml\"", "$multus");
  }

  @Test
  void addresses_that_are_not_known_yet_are_named_in_the_script() {
    Plan plan = Plans.withoutAddresses("name: edge\nclusters: 2\n");

    assertThat(file(plan, "nodes/edge1-control-plane/routes.sh"))
        .contains(
            "# There are no routes to edge2-control-plane: its ipv4 address is not known yet.")
        .contains("ip route replace proto 75 unreachable 10.1.0.0/16 metric 4096")
        .doesNotContain(" via ");
  }

  @Test
  void the_routes_of_the_pods_own_network_are_left_to_the_cluster() {
    String script = file(Plans.of(Plans.MIXED), "nodes/core-worker/routes.sh");

    assertThat(script).doesNotContain("10.97.");
    assertThat(Plans.of(Plans.MIXED).routes().of(DeclaredNodes.id("core", 2)))
        .anyMatch(route -> route.toString().startsWith("10.97."));
  }

  @Test
  void a_node_without_networks_gets_settings_only() {
    Plan plan = Plans.of("name: bare\nclusters: 1\nnetworks: []\nworkloads: []\n");

    assertThat(file(plan, "nodes/edge1-control-plane/routes.sh"))
        .contains("setting net/ipv4/ip_forward 1")
        .doesNotContain("exempt", "ip route");
  }

  @Test
  void every_script_and_every_block_of_the_readme_is_of_the_posix_shell() {
    Map<String, String> files = Plans.recipe(Plans.of(Plans.MIXED));
    files.forEach((name, text) -> {
      if (name.endsWith(".sh")) {
        Command.of("sh", "-n").input(text).run();
      }
    });
    List<String> blocks = blocks(files.getOrDefault("README.md", ""));
    assertThat(blocks).hasSize(8);
    blocks.forEach(block -> Command.of("sh", "-n").input(block).run());
  }

  private static List<String> blocks(String markdown) {
    return List.of(markdown.split("```sh\n")).stream()
        .skip(1)
        .map(rest -> rest.substring(0, rest.indexOf("```")))
        .toList();
  }

  /** The commands run as they stand; only the engine is played, with addresses of its own. */
  @Test
  void the_readmes_commands_put_in_the_addresses_that_the_engine_gave(@TempDir Path folder)
      throws IOException {
    Map<String, String> files = Plans.recipe(Plans.of(Plans.MIXED));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    String block =
        blocks(files.getOrDefault("README.md", "")).stream()
            .filter(b -> b.contains("addresses.sed"))
            .findFirst()
            .orElseThrow();
    String engine =
        """
        set -eu
        cd "$FOLDER"
        docker() {
          case "$1 $3 $4" in
            *IPAddress*core-control-plane) echo 172.30.0.4 ;;
            *IPAddress*edge1-control-plane) echo 172.30.0.2 ;;
            *IPv6*edge1-control-plane) echo fc00:f853::2 ;;
            inspect*) echo "$4" | tr a-z- 0000000000000000000000000. ;;
            exec*) cat > "given-$3" ;;
          esac
        }
        """;
    Command.of("sh").env("FOLDER", folder.toString()).input(engine + block).run();

    assertThat(folder.resolve("given-core-worker"))
        .content()
        .contains(
            "ip route replace proto 75 10.1.1.0/25 via 172.30.0.4\n",
            "ip route replace proto 75 10.1.2.0/24 via 172.30.0.2\n",
            "ip route replace proto 75 fd10:1:0:2::/64 via fc00:f853::2\n",
            "ip route replace proto 75 10.2.2.0/24 via 172.30.0.2\n",
            "ip route replace proto 75 unreachable 10.1.0.0/16 metric 4096\n");
  }
}
