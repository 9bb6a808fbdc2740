package dev.kindred.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel settings that the data plane needs, by their path below {@code /proc/sys}. They are
 * set, never inherited: a new namespace takes some from the host, and a node of containers filters
 * by reverse path.
 *
 * @see <a href="https://docs.kernel.org/networking/ip-sysctl.html">ip-sysctl</a>
 */
public final class NodeSettings {
  /**
   * What the kernel changes with the forwarding of one interface, by how the path of this begins.
   */
  private static final Map<String, String> OF_ALL =
      Map.of(
          "net/ipv4/conf/",
          "net/ipv4/ip_forward",
          "net/ipv6/conf/",
          "net/ipv6/conf/all/forwarding");

  private NodeSettings() {}

  /**
   * Of a node: it forwards, and takes packets by whatever interface they come. Duplicate address
   * detection is off, since it holds every IPv6 attachment up for two seconds. Who takes another
   * MAC address says so, or the others would send to the old one for most of a minute. IPv6
   * addresses outlast a bridge that is set down for a moment, as for another name; those of IPv4 do
   * so by themselves.
   *
   * @param link its interface on the underlay
   */
  public static Map<String, String> ofNode(String link) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("net/ipv4/ip_forward", "1");
    settings.put("net/ipv4/conf/all/rp_filter", "0");
    settings.put("net/ipv4/conf/default/rp_filter", "0");
    settings.put("net/ipv6/conf/all/forwarding", "1");
    settings.put("net/ipv6/conf/all/keep_addr_on_down", "1");
    settings.putAll(ofBoth());
    // It is there before "default" is set, and a new interface takes what stands there.
    settings.put("net/ipv6/conf/" + link + "/accept_dad", "0");
    settings.put("net/ipv6/conf/" + link + "/ndisc_notify", "1");
    // What comes in by it is not forwarded where this alone is off.
    settings.put("net/ipv4/conf/" + link + "/forwarding", "1");
    settings.put("net/ipv6/conf/" + link + "/forwarding", "1");
    return settings;
  }

  /** What is to be read of a node: its settings, and whether IPv6 is switched off on its link. */
  public static List<String> readOfNode(String link) {
    List<String> keys = new ArrayList<>(ofNode(link).keySet());
    keys.add(ipv6Off(link));
    return keys;
  }

  /** What of the settings is otherwise, in words; one that is not there is none of a kernel. */
  static List<String> faults(Map<String, String> wanted, Map<String, String> read) {
    List<String> faults = new ArrayList<>();
    wanted.forEach((key, value) -> {
      String is = read.getOrDefault(key, value);
      boolean withAll =
          ofAll(key).filter(all -> !value.equals(read.getOrDefault(all, value))).isPresent();
      if (!is.equals(value) && !withAll) {
        faults.add(key.replace('/', '.') + " is " + is + ", not " + value);
      }
    });
    return faults;
  }

  /** The setting of all interfaces that the kernel changes together with this one. */
  private static Optional<String> ofAll(String key) {
    return OF_ALL.keySet().stream()
        .filter(family -> key.startsWith(family) && key.endsWith("/forwarding"))
        .map(OF_ALL::get)
        .filter(all -> !key.equals(all))
        .findFirst();
  }

  /** True when a node has IPv6 switched off on its link, by the settings that were read of it. */
  static boolean ipv6IsOff(Map<String, String> read, String link) {
    return read.getOrDefault(ipv6Off(link), "0").equals("1");
  }

  private static String ipv6Off(String link) {
    return "net/ipv6/conf/" + link + "/disable_ipv6";
  }

  /** IPv6 switched on, for interfaces of these names. */
  public static Map<String, String> ipv6(List<String> interfaces) {
    Map<String, String> settings = new LinkedHashMap<>();
    interfaces.forEach(name -> settings.put("net/ipv6/conf/" + name + "/disable_ipv6", "0"));
    return settings;
  }

  /**
   * Of a pod: what a node has in common with it; and it answers ARP for an address, and names it as
   * its own, on that address's interface only. Neighbour discovery does so by itself.
   */
  public static Map<String, String> ofPod() {
    Map<String, String> settings = ofBoth();
    settings.put("net/ipv4/conf/all/arp_ignore", "1");
    settings.put("net/ipv4/conf/all/arp_announce", "2");
    return settings;
  }

  private static Map<String, String> ofBoth() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("net/ipv6/conf/all/accept_dad", "0");
    settings.put("net/ipv6/conf/default/accept_dad", "0");
    settings.put("net/ipv6/conf/default/dad_transmits", "0");
    settings.put("net/ipv4/conf/all/arp_notify", "1");
    settings.put("net/ipv6/conf/all/ndisc_notify", "1");
    settings.put("net/ipv6/conf/default/ndisc_notify", "1");
    return settings;
  }
}
