package dev.kindred.render;

import dev.kindred.plan.IpBatch;
import dev.kindred.plan.NodeSettings;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Segment;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;

/**
 * What a node of Kubernetes is to have for the data plane, as a script of the POSIX shell that may
 * be run any number of times. The node keeps it and runs it when it boots. Settings, exemptions and
 * segments are the same where somebody makes the lab by hand ({@link RoutesScript}).
 *
 * <p>Addresses of the data plane are exempt from address translation by not being tracked at all:
 * then no rule of any table, nor one that is asserted anew every minute as kindnetd's, changes
 * them.
 *
 * @see <a
 *     href="https://wiki.nftables.org/wiki-nftables/index.php/Setting_packet_connection_tracking_metainformation">notrack</a>
 */
public final class NodeScript {
  private static final String HEAD =
      """
      # The data plane of this node, written by Kindred; it is run when the node boots.
      set -u
      """;

  private static final String SETTING =
      """
      setting() {
        if [ -e "/proc/sys/$1" ]; then echo "$2" >"/proc/sys/$1"; fi
      }
      """;

  /**
   * After a restart the node has another hardware address, and the other nodes would send to the
   * old one for half a minute. Setting it, even to what it is, makes the kernel announce it.
   */
  private static final String ANNOUNCE =
      """
      setting net/ipv4/conf/%1$s/arp_notify 1
      setting net/ipv6/conf/%1$s/ndisc_notify 1
      ip link set dev %1$s address "$(cat /sys/class/net/%1$s/address)"
      """;

  /**
   * Multus takes its configuration away when it is stopped, as by a node that shuts down. Until it
   * is back, pods would start without an interface of the data plane; with it they wait for Multus.
   *
   * @see <a
   *     href="https://github.com/k8snetworkplumbingwg/multus-cni/issues/1387">multus-cni#1387</a>
   */
  private static final String MULTUS =
      """
      for file in /etc/kindred/00-multus.conf*; do
        if [ -e "$file" ] && ! ls /etc/cni/net.d/00-multus.conf* >/dev/null 2>&1; then cp "$file" /etc/cni/net.d; fi
      done
      """;

  /**
   * No plugin removes its bridge. One that is of no network of the plan any more goes with its last
   * port, and so does one that a killed plugin left without a hardware address: the next call would
   * refuse it.
   */
  private static final String TIDY =
      """
      for bridge in $(ip -oneline link show type bridge | sed -n 's/^[0-9]*: \\(kindred[0-9]*\\):.*/\\1/p'); do
        [ -z "$(ip link show master "$bridge")" ] || continue
        case " %s " in
          *" $bridge "*) ip link show dev "$bridge" | grep -q 'link/ether 00:00:00:00:00:00' || continue ;;
        esac
        ip link del dev "$bridge"
      done
      """;

  private static final String EXEMPT_BY_IPTABLES =
      """
      untracked() {
        program=$1 chain=$2
        shift 2
        "$program" -w -t raw -C "$chain" "$@" -j CT --notrack 2>/dev/null ||
          "$program" -w -t raw -I "$chain" "$@" -j CT --notrack
      }
      exempt() {
        untracked "$1" PREROUTING -s "$2" -d "$2" || return
        for type in $5; do
          untracked "$1" PREROUTING -d "$2" -p "$3" "$4" "$type" || return
        done
      }
      """;

  private static final String ERRORS_OF_IPV6 = " ipv6-icmp --icmpv6-type '1 2 3 4'\n";

  private final StringBuilder out = new StringBuilder();
  private final Plan plan;
  private final PlannedNode node;

  private NodeScript(Plan plan, PlannedNode node) {
    this.plan = plan;
    this.node = node;
  }

  /**
   * The script of a node.
   *
   * @param underlay the blocks of the nodes' addresses
   */
  public static String of(Plan plan, PlannedNode node, List<Cidr> underlay) {
    NodeScript script = new NodeScript(plan, node);
    script.out.append(HEAD);
    script.settings();
    script.links(underlay);
    script.out.append(MULTUS);
    script.out.append(TIDY.formatted(String.join(" ", plan.bridges(node.id()))));
    script.exemptions();
    script.out.append("exit \"$links\"\n");
    return script.out.toString();
  }

  /** The lines that set the kernel of a node. */
  static String settings(Plan plan, PlannedNode node) {
    NodeScript script = new NodeScript(plan, node);
    script.settings();
    return script.out.toString();
  }

  /** The lines that exempt a node's data plane from address translation. */
  static String exemptions(Plan plan, PlannedNode node) {
    NodeScript script = new NodeScript(plan, node);
    script.exemptions();
    return script.out.toString();
  }

  private void settings() {
    out.append(SETTING);
    if (plan.needs(Family.IPV6)) {
      // The nodes' ends of pods' interfaces take what "default" has.
      NodeSettings.ipv6(List.of("all", "default", node.link()))
          .keySet()
          .forEach(key -> out.append("setting ").append(key).append(" 0\n"));
    }
    NodeSettings.ofNode(node.link())
        .forEach((key, value) ->
            out.append("setting ").append(key).append(' ').append(value).append('\n'));
  }

  private void links(List<Cidr> underlay) {
    out.append("ip -force -batch - <<'END'\n");
    out.append("link set dev ").append(node.link()).append(" mtu ").append(node.mtu());
    out.append(" up\n");
    IpBatch.addresses(out, plan.needed(node), underlay);
    plan.routes().of(node.id()).forEach(route -> IpBatch.route(out, route));
    out.append("END\nlinks=$?\n").append(ANNOUNCE.formatted(node.link()));
    out.append(SegmentScript.tidy(plan, node));
  }

  private void exemptions() {
    List<Cidr> blocks = plan.dataPlane();
    out.append("if command -v nft >/dev/null; then\nnft -f - <<'END'\n");
    out.append("table inet kindred\ndelete table inet kindred\ntable inet kindred {\n");
    out.append("  chain prerouting {\n    type filter hook prerouting priority raw\n");
    for (Cidr block : blocks) {
      String ip = block.family() == Family.IPV4 ? "ip" : "ip6";
      out.append("    ").append(ip).append(" saddr ").append(block).append(' ');
      out.append(ip).append(" daddr ").append(block).append(" notrack\n");
    }
    errors(blocks);
    // The node's own rules would have a segment's packets come from its other address.
    out.append("  chain output {\n    type filter hook output priority raw\n");
    out.append("    udp dport ").append(SegmentScript.PORT).append(" notrack\n");
    out.append("  }\n}\nEND\nelse\n").append(EXEMPT_BY_IPTABLES);
    for (Cidr block : blocks) {
      String program = block.family() == Family.IPV4 ? "iptables" : "ip6tables";
      out.append("exempt ").append(program).append(' ').append(block);
      out.append(block.family() == Family.IPV4 ? " icmp --icmp-type '3 11 12'\n" : ERRORS_OF_IPV6);
    }
    Segment.end(node)
        .map(end -> end.family() == Family.IPV4 ? "iptables" : "ip6tables")
        .ifPresent(program -> {
          out.append("untracked ").append(program).append(" OUTPUT -p udp --dport ");
          out.append(SegmentScript.PORT).append('\n');
        });
    out.append("fi || exit 1\n");
  }

  /**
   * What a router says of a packet that is not tracked belongs to nothing that the node knows:
   * kube-proxy drops it as invalid, and the sender never hears of a smaller MTU.
   */
  private void errors(List<Cidr> blocks) {
    out.append("  }\n  chain errors {\n    type filter hook prerouting priority raw\n");
    for (Cidr block : blocks) {
      boolean four = block.family() == Family.IPV4;
      out.append("    ").append(four ? "ip" : "ip6").append(" daddr ").append(block);
      out.append(four ? " icmp type { " : " icmpv6 type { packet-too-big, ");
      out.append("destination-unreachable, time-exceeded, parameter-problem } notrack\n");
    }
    out.append("  }\n");
  }
}
