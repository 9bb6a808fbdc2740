package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Ledger;
import dev.kindred.topology.Cidr;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a lab's ledger would say, read from what marks containers and the network as the lab's: for
 * a ledger that is lost or damaged.
 */
final class LedgerRecovery {
  private final Engine engine;
  private final LabHome home;

  LedgerRecovery(Engine engine, LabHome home) {
    this.engine = engine;
    this.home = home;
  }

  /**
   * The network and the clusters that are whole. kind writes a cluster's kubeconfig last, so that
   * one without it was never finished; it is made anew, as with a ledger.
   */
  List<Ledger.Entry> entries() {
    Map<String, Integer> nodes = new TreeMap<>();
    List<Containers.Node> ours =
        new Containers(engine, home).all().stream().filter(Containers.Node::ours).toList();
    for (Containers.Node node : ours) {
      if (Files.exists(LabContext.kubeconfig(home, node.cluster()))) {
        nodes.merge(node.cluster(), 1, Integer::sum);
      }
    }
    List<Ledger.Entry> entries = new ArrayList<>();
    network().or(() -> shared(ours)).ifPresent(entries::add);
    nodes.forEach((cluster, number) -> entries.add(KindLedger.cluster(cluster, number)));
    return entries;
  }

  private Optional<Ledger.Entry> network() {
    ContainerNetwork network = ContainerNetwork.of(engine, home.name(), false);
    return engine
        .network(network.name())
        .flatMap(seen ->
            ContainerNetwork.blocks(seen).stream()
                .filter(block -> !Ipv6Block.isOne(block))
                .findFirst()
                .map(subnet ->
                    KindLedger.network(
                        network.name(), engine, subnet.toString(), ContainerNetwork.mtu(seen))));
  }

  /** On kind's own network the block of the plan is only to be seen on the nodes. */
  private Optional<Ledger.Entry> shared(List<Containers.Node> ours) {
    List<String> there =
        ours.stream()
            .filter(n -> n.networks().contains(ContainerNetwork.SHARED))
            .map(Containers.Node::name)
            .toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    String subnet =
        there.stream()
            .flatMap(node -> NodeBlocks.addresses(engine, node).stream())
            .flatMap(address -> ContainerNetwork.blockOf(address).stream())
            .findFirst()
            .map(Cidr::toString)
            .orElse("");
    return Optional.of(
        KindLedger.network(ContainerNetwork.SHARED, engine, subnet, ContainerNetwork.MTU));
  }
}
