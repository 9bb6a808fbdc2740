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

  /** Nodes and pods alone. */
  public Observed(boolean running, Map<NodeId, Node> nodes, Map<PodId, Pod> pods) {
    this(running, nodes, pods, WayOut.NONE, Map.of(), List.of());
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

    /** A pod of which nothing else is known. */
    public Pod(
        PodId id,
        NodeId node,
        List<Attachment> attachments,
        Set<String> attached,
        List<Interface> interfaces,
        List<TableRoute> routes,
        List<String> command,
        boolean alive) {
      this(
          id,
          node,
          attachments,
          attached,
          interfaces,
          routes,
          command,
          alive,
          "",
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Map.of(),
          false);
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
