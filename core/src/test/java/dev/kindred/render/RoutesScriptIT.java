package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Command;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Programs;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script of a node on a real kernel, in a network namespace of its own. */
class RoutesScriptIT {
  /** Twice, since it must bear that; with nothing in PATH but ip and nft. */
  private static final String IN_NAMESPACE =
      """
      set -eu
      ip link add name eth0 type veth peer name uplink
      ip link set dev uplink up
      ip link set dev eth0 up
      ip address add 172.30.0.3/16 dev eth0
      ip address add fd6b:696e:6472::3/64 dev eth0 nodad
      echo 0 > /proc/sys/net/ipv4/ip_forward
      sh=$(command -v sh)
      PATH=$ONLY "$sh" < "$SCRIPT" >&2
      PATH=$ONLY "$sh" < "$SCRIPT" >&2
      ip -json route show
      ip -json -6 route show
      echo '['
      for key in $KEYS; do echo "\\"$(cat "/proc/sys/$key")\\","; done
      echo '""]'
      """;

  @BeforeAll
  static void namespaces() {
    Command.Output made =
        Command.of("unshare", "--user", "--map-root-user", "--net", "true").tryRun();
    Assumptions.assumeTrue(
        made.exitCode() == 0, "no user namespaces here: " + made.stderr().strip());
  }

  @Test
  void a_node_has_the_routes_and_settings_of_the_plan(@TempDir Path folder) throws IOException {
    Plan plan = Plans.of(Plans.MIXED);
    NodeId id = DeclaredNodes.id("core", 2);
    PlannedNode node = plan.node(id).orElseThrow();
    Path script = Files.writeString(folder.resolve("routes.sh"), new RoutesScript(plan).of(node));
    Path only = Files.createDirectory(folder.resolve("only"));
    for (String program : List.of("ip", "nft")) {
      Path file = Programs.find(program).orElseThrow();
      Files.createSymbolicLink(only.resolve(program), file);
    }

    String said =
        Command.of("unshare", "--user", "--map-root-user", "--net", "sh", "-c", IN_NAMESPACE)
            .env("KEYS", String.join(" ", NodeSettings.ofNode(DeclaredNodes.LINK).keySet()))
            .env("ONLY", only.toString())
            .env("SCRIPT", script.toString())
            .run()
            .stdout();

    List<JsonValue> answers = Json.stream(said, "ip's answer");
    List<String> routes = new ArrayList<>();
    Stream.concat(answers.get(0).asList().stream(), answers.get(1).asList().stream())
        .map(RoutesScriptIT::route)
        .filter(r -> !r.isEmpty())
        .forEach(routes::add);
    List<String> planned =
        plan.routes().of(id).stream()
            .filter(r -> !r.destination().overlaps(Cidr.of("10.97.0.0/16")))
            .filter(r -> !r.destination().overlaps(Cidr.of("fd97::/56")))
            .map(Object::toString)
            .toList();
    assertThat(routes).containsExactlyInAnyOrderElementsOf(planned).hasSize(9);
    assertThat(answers.get(2).asList().stream().map(JsonValue::asText))
        .startsWith(NodeSettings.ofNode(DeclaredNodes.LINK).values().toArray(String[]::new));
  }

  /** In our words; empty for the kernel's own. */
  private static String route(JsonValue route) {
    if (route.text("protocol").orElse("").equals("kernel")) {
      return "";
    }
    String destination = route.text("dst").orElse("");
    String gateway = route.text("gateway").map(g -> " via " + g).orElse("");
    String type = route.text("type").map(t -> t + " ").orElse("");
    boolean last = route.number("metric").orElse(0L) == 4096;
    assertThat(last).as("%s is behind all others", destination).isEqualTo(!type.isEmpty());
    return type + destination + gateway;
  }
}
