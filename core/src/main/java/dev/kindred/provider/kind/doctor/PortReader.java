package dev.kindred.provider.kind.doctor;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which ports of a Linux machine somebody has, on all addresses or on the loopback: nodes are
 * reached at the latter unless a file says another.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">/proc/net/tcp</a>
 */
record PortReader(RootFiles files) {
  /** All addresses, or the loopback's, of IPv4, of IPv6, and of IPv4 in IPv6. */
  private static final String NEAR =
      "(?:0{8}|0100007F|0{32}|0{24}01000000|0{16}FFFF0000(?:0{8}|0100007F))";

  /** The state of a socket of TCP that listens. */
  private static final String LISTENING = "0A";

  /** The state of one of UDP that hears everybody. */
  private static final String UNCONNECTED = "07";

  /** An end point, its socket, two states, a number of the kernel's own, and the port. */
  private static final Pattern END_POINT =
      Pattern.compile("^\\s*[0-9a-f]{8,} \\S+\\s+\\d+\\s+\\d+\\s+\\d+\\s+(\\d{1,5})\\s");

  /** Empty where the kernel does not say what TCP has; no other protocol need be there. */
  Optional<Set<OpenPort>> read() {
    Optional<String> tcp = files.text("/proc/net/tcp");
    if (tcp.isEmpty()) {
      return Optional.empty();
    }
    Set<OpenPort> ports = new HashSet<>();
    find(tcp.get() + text("/proc/net/tcp6"), socket(LISTENING), 16, OpenPort.TCP, ports);
    String udp = text("/proc/net/udp") + text("/proc/net/udp6");
    find(udp, socket(UNCONNECTED), 16, OpenPort.UDP, ports);
    find(text("/proc/net/sctp/eps"), END_POINT, 10, OpenPort.SCTP, ports);
    return Optional.of(ports);
  }

  private String text(String path) {
    return files.text(path).orElse("");
  }

  private static Pattern socket(String state) {
    return Pattern.compile("^\\s*\\d+: " + NEAR + ":([0-9A-F]{4}) \\S+ " + state + " ");
  }

  private static void find(
      String text, Pattern line, int radix, String protocol, Set<OpenPort> ports) {
    text.lines()
        .map(line::matcher)
        .filter(Matcher::find)
        .forEach(
            found -> ports.add(new OpenPort(Integer.parseInt(found.group(1), radix), protocol)));
  }
}
