package dev.kindred.provider.kind.doctor;

import dev.kindred.topology.Cluster;
import dev.kindred.vocabulary.KindOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A port of this machine that a cluster is to be reached at, by what its file says to kind.
 *
 * @param path where it says so, below the cluster's block {@code kind}
 * @param address that it is open on
 * @param protocol in capital letters
 */
public record HostPort(String cluster, String path, String address, int port, String protocol) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final List<String> ALL = List.of("0.0.0.0", "::", "");

  /** Those that are named; kind finds others by itself. */
  public static List<HostPort> of(Cluster cluster) {
    List<HostPort> ports = new ArrayList<>();
    Map<String, Object> config = KindOptions.of(cluster).config();
    if (config.get("networking") instanceof Map<?, ?> networking) {
      String path = "networking.apiServerPort";
      add(cluster, path, networking, "apiServerPort", "apiServerAddress", ports);
    }
    List<?> nodes = config.get("nodes") instanceof List<?> list ? list : List.of();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Map<?, ?> node
          && node.get("extraPortMappings") instanceof List<?> mappings) {
        for (int j = 0; j < mappings.size(); j++) {
          if (mappings.get(j) instanceof Map<?, ?> mapping) {
            String path = "nodes[" + i + "].extraPortMappings[" + j + "].hostPort";
            add(cluster, path, mapping, "hostPort", "listenAddress", ports);
          }
        }
      }
    }
    return ports;
  }

  private static void add(
      Cluster cluster,
      String path,
      Map<?, ?> block,
      String key,
      String address,
      List<HostPort> ports) {
    if (block.get(key) instanceof Number port && port.intValue() > 0) {
      Object at = block.get(address);
      Object protocol = block.get("protocol");
      ports.add(
          new HostPort(
              cluster.name(),
              path,
              at == null || String.valueOf(at).isBlank() ? LOOPBACK : String.valueOf(at),
              port.intValue(),
              protocol == null ? OpenPort.TCP : String.valueOf(protocol).toUpperCase(Locale.ROOT)));
    }
  }

  /** The port itself, on whatever address. */
  public OpenPort open() {
    return new OpenPort(port, protocol);
  }

  /** True where both cannot be open at the same time. */
  public boolean collides(HostPort other) {
    boolean sameAddress =
        address.equals(other.address) || ALL.contains(address) || ALL.contains(other.address);
    return port == other.port && protocol.equals(other.protocol) && sameAddress;
  }

  /** As {@code 127.0.0.1:8080}. */
  @Override
  public String toString() {
    return address + ":" + open();
  }
}
