package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the plugins make in a pod and on its node by ADD, and leave by DEL, as tried by hand. */
final class PluginModel {
  private final Set<Cidr> leases = new HashSet<>();

  /** What DEL leaves: nothing in the pod, and on the node the bridge alone. */
  void detach(World.PodState pod, World.@Nullable NodeState node, String name) {
    Observed.Interface link = pod.links.remove(name);
    if (link != null) {
      link.addresses().forEach(leases::remove);
    }
    pod.attached.remove(name);
    pod.routes.removeIf(r -> r.device().equals(name));
    if (node != null && link != null) {
      node.links.values().stream()
          .filter(end -> end.index() == link.peer() && end.name().startsWith("veth"))
          .findFirst()
          .ifPresent(end -> {
            node.links.remove(end.name());
            node.routes.removeIf(r -> r.device().equals(end.name()));
          });
    }
  }

  /** What ADD makes. */
  void attach(World.PodState pod, World.NodeState node, PodNetworks.Planned planned) {
    PlannedNetwork network = planned.network();
    List<Cidr> ranges = network.slice(pod.node).orElseThrow().ranges();
    List<Cidr> addresses = new ArrayList<>();
    for (Cidr range : ranges) {
      addresses.add(lease(network, range));
    }
    String name = planned.interfaceName();
    int index = ++pod.lastIndex;
    boolean shared = network.type().name().equals("macvlan");
    int peer = shared ? segment(node, network) : ++node.lastIndex;
    pod.links.put(
        name, new Observed.Interface(name, index, peer, "", true, addresses, network.mtu()));
    pod.attached.add(name);
    for (int i = 0; i < ranges.size(); i++) {
      routes(pod, planned, ranges.get(i));
    }
    if (!shared) {
      String veth = "veth" + peer;
      List<Cidr> gateways = ranges.stream().map(range -> range.address(1)).toList();
      boolean bridged = network.type().name().equals("bridge");
      String holder = bridged ? "kindred" + network.number() : veth;
      Observed.Interface end =
          new Observed.Interface(veth, peer, index, "", true, gateways, network.mtu());
      node.links.put(veth, bridged ? port(end, holder) : end);
      if (bridged) {
        bridge(node, holder, end, ranges);
      } else {
        addresses.forEach(address -> node.routes.add(World.onLink(address, veth)));
      }
    }
  }

  private static int segment(World.NodeState node, PlannedNetwork network) {
    return Optional.ofNullable(node.links.get("segment" + network.number())).orElseThrow().index();
  }

  private static Observed.Interface port(Observed.Interface end, String bridge) {
    return new Observed.Interface(
        end.name(), end.index(), end.peer(), bridge, true, List.of(), end.mtu());
  }

  private static void bridge(
      World.NodeState node, String name, Observed.Interface like, List<Cidr> ranges) {
    Observed.Interface was = node.links.get(name);
    int index = was == null ? ++node.lastIndex : was.index();
    node.links.put(
        name, new Observed.Interface(name, index, 0, "", true, like.addresses(), like.mtu()));
    node.routes.removeIf(r -> r.device().equals(name));
    ranges.forEach(range -> node.routes.add(World.onLink(range, name)));
  }

  private static void routes(World.PodState pod, PodNetworks.Planned planned, Cidr range) {
    String name = planned.interfaceName();
    Cidr gateway = range.address(1);
    String type = planned.network().type().name();
    List<Cidr> blocks = planned.network().network().cidrs();
    if (type.equals("macvlan")) {
      blocks.stream()
          .filter(b -> b.contains(range))
          .forEach(b -> pod.routes.add(World.onLink(b, name)));
      return;
    }
    if (type.equals("bridge")) {
      pod.routes.add(World.onLink(range, name));
    } else {
      pod.routes.add(World.onLink(gateway, name));
      pod.routes.add(World.via(range, gateway, name));
    }
    boolean first = type.equals("pod_network");
    for (Cidr block : first ? Labs.cidrs("0.0.0.0/0", "::/0") : blocks) {
      if (block.family() == range.family() && !block.equals(range)) {
        pod.routes.add(World.via(block, gateway, name));
      }
    }
  }

  /** The first address of a range that no pod has, the network's and the gateway's left out. */
  private Cidr lease(PlannedNetwork network, Cidr range) {
    long place = network.type().routed() ? 2 : 1;
    while (!leases.add(range.address(place))) {
      place++;
    }
    return range.address(place);
  }
}
