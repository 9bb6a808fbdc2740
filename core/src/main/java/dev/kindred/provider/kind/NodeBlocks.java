package dev.kindred.provider.kind;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Json;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.IpJson;
import dev.kindred.provider.LabHome;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The blocks of which a lab's plan gives addresses to nodes: those of the container network that
 * the lab has for itself, or blocks beside that network's where it shares kind's. The nodes bear
 * addresses of both then, on one link.
 */
final class NodeBlocks {
  /** The space of IPv6 that is Kindred's: plans have its lower half, engines its upper. */
  static final Cidr IPV6 = Cidr.of("fd6b:696e:6472::/48");

  private final LabHome home;
  private final KindLedger standing;
  private final Supplier<Engine> engine;

  NodeBlocks(LabHome home, KindLedger standing, Supplier<Engine> engine) {
    this.home = home;
    this.standing = standing;
    this.engine = engine;
  }

  /** What the file says, else what the lab has, else what is free. */
  List<Cidr> of(Topology topology) {
    if (!topology.underlay().isEmpty()) {
      return topology.underlay();
    }
    boolean shared = topology.sharedUnderlay();
    Cidr subnet =
        subnet().orElseGet(() -> shared ? freeOnShared(topology) : free(topology.blocks(), 0));
    return List.of(subnet, ipv6(subnet, shared));
  }

  /** Blocks that a lab which has nothing yet keeps clear of where its file is silent. */
  List<Cidr> avoided() {
    return subnet().isPresent()
        ? List.of()
        : ContainerNetwork.taken(engine.get()).stream().filter(b -> b.prefix() > 0).toList();
  }

  private Optional<Cidr> subnet() {
    return standing.subnet().flatMap(Cidr::parse);
  }

  private Cidr free(List<Cidr> others, int first) {
    List<Cidr> taken = new ArrayList<>(others);
    taken.addAll(ContainerNetwork.taken(engine.get()));
    return ContainerNetwork.free(taken, first);
  }

  /**
   * On a network of its own a lab has the link for itself. Labs that share one need an IPv6 block
   * each as well, which follows from the other.
   */
  private static Cidr ipv6(Cidr subnet, boolean shared) {
    return IPV6.part(shared ? ContainerNetwork.index(subnet) + 1 : 0, 64);
  }

  /**
   * Free of what other labs of this user have, and of what nodes on the network have that run.
   * Those of other users that do not run cannot be asked, so that each lab begins to look at a
   * place of its own, which follows from its folder.
   */
  private Cidr freeOnShared(Topology topology) {
    List<Cidr> others = new ArrayList<>(topology.blocks());
    others.addAll(new BlockClaims(home).others());
    for (Containers.Node node : new Containers(engine.get(), home).all()) {
      if (node.running() && node.networks().contains(ContainerNetwork.SHARED)) {
        others.addAll(addresses(engine.get(), node.name()));
      }
    }
    return free(others, home.folder().toString().hashCode());
  }

  /** The IPv4 addresses of a node on its link; none where it does not answer. */
  static List<Cidr> addresses(Engine engine, String node) {
    Command.Output output =
        engine
            .exec(node, "ip", "-json", "-4", "address", "show", "dev", DeclaredNodes.LINK)
            .answer();
    if (output.exitCode() != 0 || output.stdout().isBlank()) {
      return List.of();
    }
    return IpJson.interfaces(Json.parse(output.stdout(), "the addresses of " + node)).stream()
        .flatMap(link -> link.addresses().stream())
        .toList();
  }
}
