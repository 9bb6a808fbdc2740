package dev.kindred.render;

import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.Segment;
import dev.kindred.topology.Cidr;
import java.util.List;

/**
 * The interfaces of a node of Kubernetes on segments, as lines of the POSIX shell that may be run
 * any number of times: a VXLAN device a network, with a port of our own, that leads to the other
 * nodes of the network by their addresses on the underlay. Nothing is asked of the underlay but to
 * carry UDP.
 *
 * @see <a href="https://docs.kernel.org/networking/vxlan.html">vxlan</a>
 */
public final class SegmentScript {
  /** What a packet of the underlay has more than the packet of a segment that it carries. */
  public static final int OVERHEAD = 70;

  /** The UDP port that packets of segments come to: none that Kubernetes or a network agent has. */
  public static final int PORT = 14789;

  private static final String WORDS =
      """

      # Pods on a network of the type macvlan are on one link, by VXLAN between its nodes.
      segment() {
        device=$1 number=$2 bytes=$3 ends=
      }
      own() {
        ip -details link show dev "$device" 2> /dev/null |
          grep -q "vxlan id $number local $1 .*dstport 14789 " || {
          ip link del dev "$device" 2> /dev/null || :
          ip link add name "$device" type vxlan id "$number" local "$1" dstport 14789
        }
        ip link set dev "$device" mtu "$bytes" addrgenmode none up
      }
      end() {
        ends="$ends $1 "
        bridge fdb append 00:00:00:00:00:00 dev "$device" dst "$1" 2> /dev/null || :
      }
      joined() {
        bridge fdb show dev "$device" | sed -n 's/^00:00:00:00:00:00 dst \\([^ ]*\\).*/\\1/p' |
          while read -r there; do
            case $ends in
              *" $there "*) ;;
              *) bridge fdb del 00:00:00:00:00:00 dev "$device" dst "$there" ;;
            esac
          done
      }
      """;

  /** Those of networks that went, with what lies on them. */
  private static final String TIDY =
      """
      for device in /sys/class/net/segment*; do
        case " %s " in
          *" ${device##*/} "*) ;;
          *) [ ! -e "$device" ] || ip link del dev "${device##*/}" ;;
        esac
      done
      """;

  private SegmentScript() {}

  /** The lines of a node; none where it has no part in a segment, and cannot have had one. */
  static String of(Plan plan, PlannedNode node) {
    List<Segment> segments = plan.segments(node.id());
    if (segments.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(WORDS);
    segments.forEach(segment -> add(out, plan, node, segment));
    return out.toString();
  }

  /** The lines of a node, and those that remove what it has of former networks. */
  public static String tidy(Plan plan, PlannedNode node) {
    List<String> devices = plan.segments(node.id()).stream().map(Segment::device).toList();
    return of(plan, node) + TIDY.formatted(String.join(" ", devices));
  }

  private static void add(StringBuilder out, Plan plan, PlannedNode node, Segment segment) {
    out.append("\nsegment ").append(segment.device());
    out.append(' ').append(segment.network().number());
    out.append(' ').append(plan.segmentMtu());
    out.append(" # ").append(segment.network().name()).append('\n');
    Segment.end(node).ifPresent(address -> line(out, "own", address, node.id().name()));
    segment.ends(plan, node.id()).forEach((address, id) -> line(out, "end", address, id.name()));
    out.append("joined\n");
  }

  private static void line(StringBuilder out, String word, Cidr address, String node) {
    out.append(word).append(' ').append(address.ip()).append(" # ").append(node).append('\n');
  }
}
