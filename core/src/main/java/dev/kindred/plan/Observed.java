package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is there, as read from the nodes and pods themselves.
 *
 * @param running false when nothing of the lab runs
 * @param wayOut what leads out of the lab where nodes have no way out of their own
 * @param madeFrom what each cluster of Kubernetes was made from, by its name, where it says so
 * @param others objects of Kubernetes of the kinds that the lab has, which are not the lab's
 */
public record Observed(
    boolean running,
    Map<NodeId, Node> nodes,
    Map<PodId, Pod> pods,
    WayOut wayOut,
    Map<String, MadeFrom> madeFrom,
    List<ForeignObject> others) {
  /** Nothing of the lab is there. */
  public static final Observed NOTHING = new Observed(false, Map.of(), Map.of());

  /** Copies its maps. */
  public Observed {
    nodes = Map.copyOf(nodes);
    pods = Map.copyOf(pods);
    madeFrom = Map.copyOf(madeFrom);
    others = List.copyOf(others);
  }

  /** One beside which nobody has anything. */
  public Observed(
      boolean running,
      Map<NodeId, Node> nodes,
      Map<PodId, Pod> pods,
      WayOut wayOut,
      Map<String, MadeFrom> madeFrom) {
    this(running, nodes, pods, wayOut, madeFrom, List.of());
  }

  /** One without a way out, of clusters that say nothing of what they were made from. */
  public Observed(boolean running, Map<NodeId, Node> nodes, Map<PodId, Pod> pods) {
    this(running, nodes, pods, WayOut.NONE, Map.of());
  }

  /**
   * What leads from the underlay out of the lab.
   *
   * @param open true when packets that come to it go out
   * @param addresses its own on the underlay, each a block of one
   * @param back the routes from it by nodes
   */
  public record WayOut(boolean open, List<Cidr> addresses, List<Route> back) {
    /** There is none. */
    public static final WayOut NONE = new WayOut(false, List.of(), List.of());

    /** Copies its lists. */
    public WayOut {
      addresses = List.copyOf(addresses);
      back = List.copyOf(back);
    }
  }

  /**
   * A route of a main table.
   *
   * @param gateway the next hop; empty on the link itself
   * @param device the interface it leaves by; empty for a route that refuses
   * @param type {@code unicast}, or how it refuses: {@code unreachable}, {@code blackhole} or
   *     {@code prohibit}
   * @param protocol who set it, as {@code ip route} names it
   * @param metric of routes to the same destination the one with the least is taken
   * @param source the address that it gives packets which begin here; empty where the kernel
   *     chooses one of the device
   */
  public record TableRoute(
      Cidr destination,
      Optional<Cidr> gateway,
      String device,
      String type,
      String protocol,
      int metric,
      Optional<Cidr> source) {
    private static final String UNICAST = "unicast";
    private static final String OURS = Integer.toString(Route.PROTOCOL);

    /** One whose packets have an address of the device. */
    public TableRoute(
        Cidr destination,
        Optional<Cidr> gateway,
        String device,
        String type,
        String protocol,
        int metric) {
      this(destination, gateway, device, type, protocol, metric, Optional.empty());
    }

    /** One of Kindred's own, with the metric that Kindred gives. */
    public TableRoute(Cidr destination, Optional<Cidr> gateway, String device, String type) {
      this(destination, gateway, device, type, OURS, new Route(destination, gateway).metric());
    }

    /** One of Kindred's own that leads somewhere, or is unreachable. */
    public TableRoute(
        Cidr destination, Optional<Cidr> gateway, String device, boolean unreachable) {
      this(destination, gateway, device, unreachable ? "unreachable" : UNICAST);
    }

    /** True when it bears Kindred's protocol number. */
    public boolean ours() {
      return protocol.equals(OURS);
    }

    /** The same route, set by somebody else. */
    public TableRoute by(String other) {
      return by(device, other);
    }

    /** The same route by an interface of another name. */
    TableRoute by(String otherDevice, String other) {
      return new TableRoute(destination, gateway, otherDevice, type, other, metric, source);
    }

    /** True when it leads nowhere. */
    public boolean refused() {
      return !type.equals(UNICAST);
    }

    /** True when it does what the planned route says. */
    public boolean does(Route route) {
      return destination.equals(route.destination())
          && refused() == route.gateway().isEmpty()
          && gateway.equals(route.gateway());
    }
  }

  /**
   * An interface.
   *
   * @param index the kernel's number of it in its namespace
   * @param peer the number of its other end, where it is one of a pair; 0 where it is not
   * @param master the bridge that it is a port of; empty when it is none
   * @param addresses its addresses, each a block of one
   * @param mtu in bytes
   * @param mac its hardware address; empty where that is unknown
   */
  public record Interface(
      String name,
      int index,
      int peer,
      String master,
      boolean up,
      List<Cidr> addresses,
      int mtu,
      String mac) {
    /** Copies its list. */
    public Interface {
      addresses = List.copyOf(addresses);
    }

    /** One whose hardware address is unknown. */
    public Interface(
        String name,
        int index,
        int peer,
        String master,
        boolean up,
        List<Cidr> addresses,
        int mtu) {
      this(name, index, peer, master, up, addresses, mtu, "");
    }

    /** The same by another name. */
    public Interface named(String other) {
      return new Interface(other, index, peer, master, up, addresses, mtu, mac);
    }

    /** The same as a port of another bridge. */
    public Interface on(String bridge) {
      return new Interface(name, index, peer, bridge, up, addresses, mtu, mac);
    }
  }

  /**
   * What a node of Kubernetes has for the data plane beside links and routes.
   *
   * @param exempt blocks whose packets the node never translates to other addresses
   * @param configs the CNI configuration of each network that it knows, by the network's name
   * @param multus which Multus serves its pods, in the file's word, with what it lacks if it lacks
   *     something, or {@link #MISSING}; empty where that is unknown
   * @param segments the nodes that each of its interfaces on segments leads to, by their addresses
   * @param cni the digest of the manifests that made the network of its cluster's pods, where it
   *     keeps one
   */
  public record Provisions(
      Set<Cidr> exempt,
      Map<String, Map<String, Object>> configs,
      String multus,
      Map<String, Set<Cidr>> segments,
      String cni) {
    /** No Multus serves its pods. */
    public static final String MISSING = "missing";

    /** Copies its collections. */
    public Provisions {
      exempt = Set.copyOf(exempt);
      configs = Map.copyOf(configs);
      segments = Map.copyOf(segments);
    }

    /** Of a node that keeps no such digest. */
    public Provisions(
        Set<Cidr> exempt,
        Map<String, Map<String, Object>> configs,
        String multus,
        Map<String, Set<Cidr>> segments) {
      this(exempt, configs, multus, segments, "");
    }

    /** Of a node without segments. */
    public Provisions(Set<Cidr> exempt, Map<String, Map<String, Object>> configs, String multus) {
      this(exempt, configs, multus, Map.of());
    }

    /** Of a node of which it is unknown which Multus it has. */
    public Provisions(Set<Cidr> exempt, Map<String, Map<String, Object>> configs) {
      this(exempt, configs, "");
    }
  }

  /**
   * A node.
   *
   * @param sysctls those kernel settings that the plan sets, as they are
   * @param provisions empty where the plan has no need of them
   */
  public record Node(
      NodeId id,
      List<Interface> interfaces,
      List<TableRoute> routes,
      Map<String, String> sysctls,
      Optional<Provisions> provisions) {
    /** Copies its collections. */
    public Node {
      interfaces = List.copyOf(interfaces);
      routes = List.copyOf(routes);
      sysctls = Map.copyOf(sysctls);
    }

    /** A node without provisions. */
    public Node(
        NodeId id,
        List<Interface> interfaces,
        List<TableRoute> routes,
        Map<String, String> sysctls) {
      this(id, interfaces, routes, sysctls, Optional.empty());
    }

    /** A node that is there and does not run. */
    public static Node stopped(NodeId id) {
      return new Node(id, List.of(), List.of(), Map.of());
    }

    /** False when nothing can be seen of it. */
    public boolean running() {
      return !interfaces.isEmpty();
    }

    /** The interface with this name. */
    public Optional<Interface> link(String name) {
      return interfaces.stream().filter(i -> i.name().equals(name)).findFirst();
    }

    /** The interface with this number. */
    public Optional<Interface> link(int index) {
      return interfaces.stream().filter(i -> i.index() == index).findFirst();
    }
  }

  /**
   * What an interface of a pod was made for.
   *
   * @param type the network's type at that time
   */
  public record Attachment(String interfaceName, String network, String type) {}

  /**
   * What IPAM and a plugin gave an interface of a pod. What else is there the pod gave itself.
   *
   * @param subnets the blocks that it took to be on its link, where that is known
   * @param mac its hardware address; empty where that is unknown
   */
  public record Given(List<Cidr> addresses, List<Cidr> subnets, String mac) {
    /** Nothing is known of it. */
    public static final Given UNKNOWN = new Given(List.of(), List.of(), "");

    /** Copies its lists. */
    public Given {
      addresses = List.copyOf(addresses);
      subnets = List.copyOf(subnets);
    }
  }

  /**
   * A pod.
   *
   * @param node where it runs
   * @param attachments what was asked for it when it was made
   * @param attached the interfaces whose plugin said that they are done
   * @param command what it runs; empty to wait
   * @param alive false when its command does not run, and nobody sees to that
   * @param image what it was made from; empty where pods have no images
   * @param run what has become of its command; empty where it has none, or nobody knows
   * @param given what it was given, by its interfaces' names, where that is known
   * @param readiness what Kubernetes says of it; empty where no Kubernetes has it
   * @param sysctls those kernel settings that the plan sets, as they are; none where nobody looked
   * @param asks true when what it was made from asks for addresses, so that no other pod can be
   *     made from it
   */
  public record Pod(
      PodId id,
      NodeId node,
      List<Attachment> attachments,
      Set<String> attached,
      List<Interface> interfaces,
      List<TableRoute> routes,
      List<String> command,
      boolean alive,
      String image,
      Optional<CommandRun> run,
      Map<String, Given> given,
      Optional<Readiness> readiness,
      Map<String, String> sysctls,
      boolean asks) {
    /** Copies its collections. */
    public Pod {
      sysctls = Map.copyOf(sysctls);
      given = Map.copyOf(given);
      attachments = List.copyOf(attachments);
      attached = Set.copyOf(attached);
      interfaces = List.copyOf(interfaces);
      routes = List.copyOf(routes);
      command = List.copyOf(command);
    }

    /** A pod that no Kubernetes has. */
    public Pod(
        PodId id,
        NodeId node,
        List<Attachment> attachments,
        Set<String> attached,
        List<Interface> interfaces,
        List<TableRoute> routes,
        List<String> command,
        boolean alive,
        String image,
        Optional<CommandRun> run,
        Map<String, Given> given) {
      this(
          id,
          node,
          attachments,
          attached,
          interfaces,
          routes,
          command,
          alive,
          image,
          run,
          given,
          Optional.empty(),
          Map.of(),
          false);
    }

    /** A pod of whose command nothing else is known. */
    public Pod(
        PodId id,
        NodeId node,
        List<Attachment> attachments,
        Set<String> attached,
        List<Interface> interfaces,
        List<TableRoute> routes,
        List<String> command,
        boolean alive,
        String image) {
      this(
          id,
          node,
          attachments,
          attached,
          interfaces,
          routes,
          command,
          alive,
          image,
          Optional.empty(),
          Map.of());
    }

    /** A pod without an image. */
    public Pod(
        PodId id,
        NodeId node,
        List<Attachment> attachments,
        Set<String> attached,
        List<Interface> interfaces,
        List<TableRoute> routes,
        List<String> command,
        boolean alive) {
      this(id, node, attachments, attached, interfaces, routes, command, alive, "");
    }

    /** True while Kubernetes is still making it: it is neither whole nor broken. */
    public boolean starting() {
      return readiness.filter(Readiness::starting).isPresent();
    }

    /** How it does. */
    public PodState state() {
      return new PodState(run, readiness);
    }

    /** The interface with this name. */
    public Optional<Interface> link(String name) {
      return interfaces.stream().filter(i -> i.name().equals(name)).findFirst();
    }

    /** What an interface was given. */
    public Given given(String interfaceName) {
      return given.getOrDefault(interfaceName, Given.UNKNOWN);
    }

    /**
     * The addresses on the interface of a network, first those that it was given; empty when it is
     * not attached.
     */
    public List<Cidr> addresses(String network) {
      for (Attachment attachment : attachments) {
        if (attachment.network().equals(network)) {
          List<Cidr> is =
              link(attachment.interfaceName()).map(Interface::addresses).orElse(List.of());
          List<Cidr> first = given(attachment.interfaceName()).addresses();
          return Stream.concat(first.stream().filter(is::contains), is.stream())
              .distinct()
              .toList();
        }
      }
      return List.of();
    }
  }
}
