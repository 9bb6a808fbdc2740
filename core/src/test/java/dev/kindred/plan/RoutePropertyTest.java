package dev.kindred.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the routes of every plan. A failure names its seed. */
class RoutePropertyTest {
  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void every_pair_of_pods_on_a_network_has_a_route_both_ways(Sample sample) {
    Plan plan = sample.plan();
    Map<NodeId, Fib<Route>> tables = tables(plan);
    for (PlannedNetwork network : sample.networks()) {
      for (Slice from : network.slices()) {
        Fib<Cidr> ofPod = tableOfPod(network, from);
        for (Slice to : network.slices()) {
          for (Cidr range : to.ranges()) {
            Cidr target = range.address(2);
            Optional<Cidr> hop = ofPod.lookUp(target);
            if (!hop.equals(Optional.of(wayOfPod(network, from, target.family())))) {
              fail("%s of %s reaches %s by %s", network, from.node(), target, hop);
            }
            if (network.type().routed() && !from.node().equals(to.node())) {
              assertNodeDelivers(plan, tables, from.node(), to.node(), target);
            }
          }
        }
      }
    }
  }

  private static Map<NodeId, Fib<Route>> tables(Plan plan) {
    Map<NodeId, Fib<Route>> tables = new HashMap<>();
    for (PlannedNode node : plan.nodes()) {
      Fib<Route> table = new Fib<>();
      plan.routes().of(node.id()).forEach(route -> table.add(route.destination(), route));
      tables.put(node.id(), table);
    }
    return tables;
  }

  /** How a pod of a node reaches the network: by the node, or on the link that all share. */
  private static Cidr wayOfPod(PlannedNetwork network, Slice from, Family family) {
    return network.type().routed()
        ? from.range(family).orElseThrow().address(1)
        : network.network().cidrs().stream()
            .filter(block -> block.family() == family)
            .findFirst()
            .orElseThrow();
  }

  /** The table that a pod's configuration makes in it. */
  private static Fib<Cidr> tableOfPod(PlannedNetwork network, Slice from) {
    Fib<Cidr> table = new Fib<>();
    Map<?, ?> ipam = CniJson.map(network.config(from.node()).get("ipam"));
    for (Collection<?> set : CniJson.lists(ipam.get("ranges"))) {
      Cidr subnet = Cidr.of(text(CniJson.map(set.iterator().next()), "subnet"));
      if (!network.type().routed()) {
        table.add(subnet, subnet);
      }
    }
    if (network.type().routed()) {
      for (Map<?, ?> route : CniJson.maps(ipam.get("routes"))) {
        table.add(Cidr.of(text(route, "dst")), Cidr.of(text(route, "gw")));
      }
    }
    return table;
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(map.get(key));
  }

  private static void assertNodeDelivers(
      Plan plan, Map<NodeId, Fib<Route>> tables, NodeId from, NodeId to, Cidr target) {
    Optional<Cidr> hop = hop(tables, from, target);
    List<Cidr> addresses = plan.node(to).orElseThrow().addresses();
    if (hop.isEmpty() || !addresses.contains(hop.get())) {
      fail("%s reaches %s by %s, not by %s", from, target, hop, to);
    }
    Optional<Cidr> further = hop(tables, to, target);
    if (further.isPresent()) {
      fail("%s sends %s, which is its own, on to %s", to, target, further);
    }
  }

  private static Optional<Cidr> hop(Map<NodeId, Fib<Route>> tables, NodeId at, Cidr target) {
    Fib<Route> table = tables.get(at);
    return table == null ? Optional.empty() : table.lookUp(target).flatMap(Route::gateway);
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void nothing_foreign_is_routed(Sample sample) {
    Plan plan = sample.plan();
    Set<Cidr> nodeAddresses = new HashSet<>();
    plan.nodes().forEach(node -> nodeAddresses.addAll(node.addresses()));
    for (PlannedNode node : plan.nodes()) {
      Fib<PlannedNetwork> own = new Fib<>();
      for (PlannedNetwork network : sample.networks()) {
        if (network.type().routed() && network.slice(node.id()).isPresent()) {
          network.network().cidrs().forEach(block -> own.add(block, network));
        }
      }
      Set<Cidr> destinations = new HashSet<>();
      for (Route route : plan.routes().of(node.id())) {
        PlannedNetwork into = own.lookUp(route.destination()).orElse(null);
        assertThat(into).as("%s of %s leads into a network of it", route, node.id()).isNotNull();
        boolean aBlock = into.network().cidrs().contains(route.destination());
        assertThat(route.gateway().isEmpty()).isEqualTo(aBlock);
        route.gateway().ifPresent(gateway -> assertThat(nodeAddresses).contains(gateway));
        assertThat(route.gateway().filter(node.addresses()::contains)).isEmpty();
        assertThat(destinations.add(route.destination())).as("%s once", route).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.kindred.plan.Sample#all")
  void an_address_of_a_network_that_nobody_owns_is_refused(Sample sample) {
    Plan plan = sample.plan();
    Map<NodeId, Fib<Route>> tables = tables(plan);
    for (PlannedNetwork network : plan.networks()) {
      for (Cidr block : network.network().cidrs()) {
        Cidr nobodys = block.last();
        boolean owned = network.slices().stream().anyMatch(slice -> slice.contains(nobodys));
        for (Slice slice : network.slices()) {
          if (!owned && network.type().routed()) {
            assertThat(tables.getOrDefault(slice.node(), new Fib<>()).lookUp(nobodys))
                .contains(Route.unreachable(block));
          }
        }
      }
    }
  }
}
