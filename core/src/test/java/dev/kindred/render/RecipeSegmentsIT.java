package dev.kindred.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.fetch.CniPlugins;
import dev.kindred.host.Command;
import dev.kindred.host.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the recipe of networks that are links over all nodes, in namespaces in the place of
 * kind's containers: the commands of its README that put in the addresses that the engine gave, the
 * scripts of the nodes, and the CNI configurations by the real plugins.
 */
class RecipeSegmentsIT {
  private static final String FLAT =
      """
      name: flat
      clusters: [{name: one, nodes: 2}, {name: two, nodes: 2}]
      networks:
        - {name: red, type: macvlan, cidr: 10.1.0.0/16}
        - {name: blue, type: macvlan, cidr: 10.2.0.0/16}
        - {name: own, type: macvlan, cidr: 10.3.0.0/16, clusters: [two]}
      workloads: [{name: idle}]
      """;

  /** Nodes on a network of the engine, by other addresses than those of the plan. */
  private static final String ENGINE =
      """
      set -eu
      mount -t tmpfs tmpfs /run
      cd "$FOLDER"
      ip link add engine mtu 1570 type bridge mcast_snooping 0
      ip link set dev engine up
      last=100
      for node in nodes/*; do
        name=${node#nodes/} last=$((last + 1))
        ip netns add "$name"
        ip link add port$last mtu 1570 master engine up type veth peer name eth0 mtu 1570 netns "$name"
        ip -n "$name" link set dev eth0 up
        ip -n "$name" address add 172.30.0.$last/16 dev eth0
      done
      docker() {
        case "$1 $3" in
          *.IPAddress*) ip -n "$4" -oneline -4 address show dev eth0 | sed 's/.* inet \\([^/]*\\).*/\\1/' ;;
          exec*) ip netns exec "$3" "$4" ;;
        esac
      }
      pod() { # node, network, the pod's name
        ip netns add "$3"
        CNI_COMMAND=ADD CNI_CONTAINERID=$3 CNI_NETNS=/run/netns/$3 CNI_IFNAME=net1 \\
          ip netns exec "$1" "$CNI_PATH/macvlan" <"nodes/$1/etc/cni/multus/net.d/$2.conf" >/dev/null
      }
      ask() {
        address=$(ip -n "$2" -oneline -4 address show dev net1 | sed 's/.* inet \\([^/]*\\).*/\\1/')
        ip -n "$1" neigh replace "$address" dev net1 use
        sleep 0.5
        ip -n "$1" neigh show "$address" | grep -q lladdr && echo "$1 finds $2" || echo "$1 does not find $2"
      }
      """;

  private static final String PODS =
      """
      pod one-control-plane red a; pod one-worker red b; pod two-worker red c
      pod one-control-plane blue d; pod two-control-plane blue e; pod two-worker own f
      ask a b; ask a c; ask c b; ask d e; ask a d; ask c f; ask f e
      ip -n a -oneline link show dev net1 | sed 's/.* mtu \\([0-9]*\\).*/mtu \\1/'
      """;

  private static String routes(Map<String, String> files) {
    return List.of(files.getOrDefault("README.md", "").split("```sh\n")).stream()
        .filter(block -> block.contains("addresses.sed"))
        .filter(block -> block.startsWith("of="))
        .map(block -> block.substring(0, block.indexOf("```")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pods_find_each_other_on_the_network_that_they_share_alone(@TempDir Path folder)
      throws IOException {
    Assumptions.assumeTrue(
        Command.of("unshare", "--user", "--map-root-user", "true").tryRun().exitCode() == 0,
        "no user namespaces");
    Map<String, String> files = Plans.recipe(Plans.of(FLAT));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Path plugins =
        CniPlugins.in(Folders.ofThisUser().cache())
            .obtain(Set.of("macvlan", "host-local"), step -> {});

    String said =
        Command.of("unshare", "--user", "--map-root-user", "--mount", "--net", "sh")
            .env("FOLDER", folder.toString())
            .env("CNI_PATH", plugins.toString())
            .input(ENGINE + routes(files) + PODS)
            .run()
            .stdout();

    assertThat(said.lines())
        .containsExactly(
            "a finds b",
            "a finds c",
            "c finds b",
            "d finds e",
            "a does not find d",
            "c does not find f",
            "f does not find e",
            "mtu 1500");
  }
}
