package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import dev.kindred.vocabulary.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations as plugins and attachment definitions get them, in files beside the tests. */
class CniConfigTest {
  private static final String LAB =
      """
      clusters: [{name: edge1, nodes: 2, podSubnet: [10.97.0.0/16, 'fd97::/56']}, edge2]
      networks:
        - {name: routed, cidr: [10.1.0.0/16, 'fd10:1::/48']}
        - {name: bridged, type: bridge, cidr: [10.2.0.0/16, 'fd10:2::/48'], mtu: 1400}
        - {name: flat, type: macvlan, cidr: [10.3.0.0/16, 'fd10:3::/48']}
      """;

  private static String golden(String name) {
    try (InputStream file = CniConfigTest.class.getResourceAsStream("cni/" + name + ".json")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(Plan plan, String network, String node) {
    PlannedNetwork planned =
        plan.network(network)
            .orElseGet(() -> Objects.requireNonNull(plan.podNetworks().get("edge1")));
    return Json.pretty(planned.config(Labs.node(node)));
  }

  @Test
  void of_the_seeds_lab() {
    Plan plan = Planner.plan(Seed.file().topology(), Labs.UNDERLAY, Allocation.NONE);
    assertThat(config(plan, "data-plane", "edge1-control-plane")).isEqualTo(golden("seed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"routed", "bridged", "flat", "pods"})
  void of_both_families_on_the_second_node_of_a_cluster(String network) {
    assertThat(config(Labs.plan(LAB), network, "edge1-worker")).isEqualTo(golden(network));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_every_lab_has_what_check_and_a_reboot_need(long seed) {
    Plan plan = Planner.plan(new RandomLab(seed, 6, 4).topology(), Labs.UNDERLAY, Allocation.NONE);
    List<PlannedNetwork> all = new ArrayList<>(plan.networks());
    all.addAll(plan.podNetworks().values());
    for (PlannedNetwork network : all) {
      for (Slice slice : network.slices()) {
        Map<String, Object> config = network.config(slice.node());
        Map<?, ?> ipam = CniJson.map(config.get("ipam"));
        assertThat(config).containsEntry("cniVersion", "1.0.0").containsEntry("mtu", network.mtu());
        assertThat(ipam.get("dataDir")).isEqualTo("/run/kindred/leases/" + slice.node().name());
        assertThat(CniJson.lists(ipam.get("ranges")))
            .hasSameSizeAs(slice.ranges())
            .allMatch(set -> set.size() == 1);
        if (network.type().routed()) {
          boolean further = !slice.ranges().containsAll(network.network().cidrs());
          assertThat(CniJson.maps(ipam.get("routes")).isEmpty()).isEqualTo(!further);
          assertThat(CniJson.maps(ipam.get("routes")))
              .allMatch(route -> isGateway(slice, String.valueOf(route.get("gw"))));
        } else {
          assertThat(ipam.containsKey("routes")).isFalse();
        }
      }
    }
  }

  private static boolean isGateway(Slice slice, String address) {
    Collection<String> gateways =
        slice.ranges().stream().map(range -> range.address(1).ip()).toList();
    return gateways.contains(address);
  }
}
