package dev.kindred.provider.netns;

import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.PlannedNode;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Neighbour entries for what the lab has made itself. The kernel's neighbour table is one for all
 * namespaces of a machine and holds 1024 entries (gc_thresh3); a lab of a thousand pods that all
 * talk overflows it, and packets are lost. Entries that somebody else than the kernel has learned
 * ({@code extern_learn}) do not count, as permanent ones do not; but the kernel goes on to look
 * after them, so that who takes another MAC address is found again. They begin stale: the first
 * packet is sent at once, and seconds later the kernel asks whether the entry is still true.
 *
 * @see <a href="https://docs.kernel.org/networking/ip-sysctl.html">neigh/default/gc_thresh3</a>
 * @see <a href="https://man7.org/linux/man-pages/man8/ip-neighbour.8.html">ip-neighbour</a>
 */
final class Neighbours {
  private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");

  /** At most 15 letters, as the kernel has it; not all that it allows. */
  private static final Pattern DEVICE = Pattern.compile("[0-9A-Za-z._-]{1,15}");

  /** The MAC address of the underlay's bridge, which would else be that of one of its ports. */
  static final String GATEWAY = "02:6b:69:6e:00:00";

  private final List<String> ofNode = new ArrayList<>();
  private final List<String> ofPod = new ArrayList<>();

  private Neighbours() {}

  /** The MAC address of a node's interface on the underlay: locally administered, by its number. */
  static String mac(PlannedNode node) {
    return "02:6b:69:6e:%02x:%02x".formatted(node.number() >> 8, node.number() & 0xff);
  }

  /**
   * The two ends of a pod's interface, from the result of its plugin. None where the plugin made no
   * pair of its own: on a bridge pods are neighbours of each other, and the kernel finds them.
   */
  static Neighbours of(String result) {
    Neighbours neighbours = new Neighbours();
    JsonValue json = Json.parse(result, "a CNI result");
    List<JsonValue> interfaces = json.list("interfaces");
    if (interfaces.size() != 2) {
      return neighbours;
    }
    JsonValue nodeEnd = interfaces.get(0);
    JsonValue podEnd = interfaces.get(1);
    for (JsonValue ip : json.list("ips")) {
      String address = ip.text("address").orElse("").split("/", 2)[0];
      String gateway = ip.text("gateway").orElse("");
      if (!address.isEmpty() && !gateway.isEmpty()) {
        add(neighbours.ofPod, gateway, nodeEnd, podEnd);
        add(neighbours.ofNode, address, podEnd, nodeEnd);
      }
    }
    return neighbours;
  }

  /** What is no address or name is left out: a plugin's words are not to become more lines. */
  private static void add(List<String> lines, String address, JsonValue there, JsonValue here) {
    String mac = there.text("mac").orElse("");
    String device = here.text("name").orElse("");
    if (MAC.matcher(mac).matches()
        && DEVICE.matcher(device).matches()
        && Cidr.parse(address).isPresent()) {
      lines.add(line(address, mac, device));
    }
  }

  /** A line of {@code ip -batch}. */
  static String line(String address, String mac, String device) {
    return "neigh replace "
        + address
        + " lladdr "
        + mac
        + " dev "
        + device
        + " nud stale extern_learn\n";
  }

  /** What the node is to know of the pod. */
  List<String> ofNode() {
    return ofNode;
  }

  /** What the pod is to know of its node. */
  List<String> ofPod() {
    return ofPod;
  }
}
