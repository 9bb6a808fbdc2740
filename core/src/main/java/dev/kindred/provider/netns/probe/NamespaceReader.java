package dev.kindred.provider.netns.probe;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads what is there in network namespaces, as {@code ip -json address show} and {@code ip -json
 * route show table all} tell it, but for what nobody asks for. Each is answered with lines, fields
 * divided by tabs: {@code link}, name, index, index of its other end in another namespace, master,
 * {@code up} or {@code down}, MTU, hardware address, addresses of the scope global divided by
 * commas; {@code route} of the main table, destination, gateway, device, type, protocol, metric;
 * {@code setting}, its path below {@code /proc/sys}, its value. For one thread, which it moves.
 */
final class NamespaceReader {
  private static final String FOLDER = "/run/netns/";
  private static final HexFormat MAC = HexFormat.ofDelimiter(":");

  private final Libc libc = new Libc();
  private final Netlink netlink = new Netlink(libc, Arena.global());
  private final RouteProtocols protocols;

  NamespaceReader(RouteProtocols protocols) {
    this.protocols = protocols;
  }

  /** Reads a namespace, and some settings; empty where it is not there. */
  String of(String namespace, List<String> settings) {
    if (!libc.enter(FOLDER + namespace)) {
      return "";
    }
    StringBuilder out = new StringBuilder(512);
    int file = netlink.open();
    try {
      List<Netlink.Message> links = netlink.list(file, Netlink.Kind.LINK);
      Map<Integer, String> names = new HashMap<>();
      links.forEach(link -> names.put(link.word(4), name(link)));
      Map<Integer, String> addresses = addresses(netlink.list(file, Netlink.Kind.ADDRESS));
      links.forEach(link -> link(out, link, names, addresses.getOrDefault(link.word(4), "")));
      netlink.list(file, Netlink.Kind.ROUTE).forEach(route -> route(out, route, names));
    } finally {
      libc.close(file);
    }
    settings.forEach(key -> setting(out, key));
    return out.toString();
  }

  private static String name(Netlink.Message link) {
    byte[] name = link.value(3 /* IFLA_IFNAME */);
    return new String(name, 0, Math.max(0, name.length - 1), StandardCharsets.UTF_8);
  }

  /** By the number of their link. */
  private static Map<Integer, String> addresses(List<Netlink.Message> all) {
    Map<Integer, String> addresses = new HashMap<>();
    for (Netlink.Message address : all) {
      byte[] bytes = address.value(address.has(2) ? 2 /* IFA_LOCAL */ : 1 /* IFA_ADDRESS */);
      if (address.octet(3) == 0 /* RT_SCOPE_UNIVERSE */ && isAddress(bytes)) {
        addresses.merge(address.word(4), text(bytes), (one, other) -> one + "," + other);
      }
    }
    return addresses;
  }

  private static void link(
      StringBuilder out, Netlink.Message link, Map<Integer, String> names, String addresses) {
    boolean elsewhere = link.has(37 /* IFLA_LINK_NETNSID */);
    out.append("link\t").append(names.get(link.word(4))).append('\t').append(link.word(4));
    out.append('\t').append(elsewhere ? link.number(5 /* IFLA_LINK */) : 0);
    out.append('\t').append(names.getOrDefault(link.number(10 /* IFLA_MASTER */), ""));
    out.append('\t').append((link.word(8) & 1 /* IFF_UP */) != 0 ? "up" : "down");
    out.append('\t').append(link.number(4 /* IFLA_MTU */));
    out.append('\t').append(MAC.formatHex(link.value(1 /* IFLA_ADDRESS */)));
    out.append('\t').append(addresses).append('\n');
  }

  /** Of those that lead somewhere or refuse; IPv6 sets some of its own on each link. */
  private void route(StringBuilder out, Netlink.Message route, Map<Integer, String> names) {
    boolean ipv6 = route.octet(0) == Address.INET6;
    int table = route.has(15 /* RTA_TABLE */) ? route.number(15) : route.octet(4);
    String type = type(route.octet(7));
    boolean cached = (route.word(8) & 0x200 /* RTM_F_CLONED */) != 0;
    byte[] bytes = route.has(1) ? route.value(1 /* RTA_DST */) : new byte[ipv6 ? 16 : 4];
    if (table != 254
        || type.isEmpty()
        || cached
        || !ipv6 && route.octet(0) != Address.INET
        || bytes.length != (ipv6 ? 16 : 4)
        || ipv6 && isOfLink(bytes)) {
      return;
    }
    boolean leads = type.equals("unicast");
    byte[] gateway = route.value(5 /* RTA_GATEWAY */);
    out.append("route\t").append(text(bytes)).append('/').append(route.octet(1));
    out.append('\t').append(leads && isAddress(gateway) ? text(gateway) : "");
    out.append('\t').append(leads ? names.getOrDefault(route.number(4 /* RTA_OIF */), "") : "");
    out.append('\t').append(type).append('\t').append(protocols.name(route.octet(5)));
    out.append('\t').append(route.number(6 /* RTA_PRIORITY */));
    byte[] source = route.value(7 /* RTA_PREFSRC */);
    out.append('\t').append(leads && isAddress(source) ? text(source) : "").append('\n');
  }

  private static String type(int number) {
    return switch (number) {
      case 1 -> "unicast";
      case 6 -> "blackhole";
      case 7 -> "unreachable";
      case 8 -> "prohibit";
      default -> "";
    };
  }

  /** Of the link's own addresses, or of groups. */
  private static boolean isOfLink(byte[] ipv6) {
    return ipv6[0] == (byte) 0xff || ipv6[0] == (byte) 0xfe && ipv6[1] == (byte) 0x80;
  }

  private static boolean isAddress(byte[] bytes) {
    return bytes.length == 4 || bytes.length == 16;
  }

  /** All of an address, in no short form. */
  private static String text(byte[] address) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < address.length; i++) {
      if (address.length == 4) {
        text.append(i == 0 ? "" : ".").append(address[i] & 0xff);
      } else if (i % 2 == 0) {
        text.append(i == 0 ? "" : ":");
        text.append(Integer.toHexString((address[i] & 0xff) << 8 | address[i + 1] & 0xff));
      }
    }
    return text.toString();
  }

  /** The kernel shows those of the namespace that the thread is in. */
  private static void setting(StringBuilder out, String key) {
    try {
      String value = Files.readString(Path.of("/proc/sys", key)).strip();
      if (!value.isEmpty()) {
        out.append("setting\t").append(key).append('\t').append(value).append('\n');
      }
    } catch (IOException e) {
      // It is not there.
    }
  }
}
