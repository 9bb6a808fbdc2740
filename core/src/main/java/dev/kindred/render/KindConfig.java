package dev.kindred.render;

import dev.kindred.plan.NodeId;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PlannedNode;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Family;
import dev.kindred.vocabulary.KindOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cluster as kind takes it: what the plan says, and over it what the topology says to kind.
 *
 * @see <a href="https://kind.sigs.k8s.io/docs/user/configuration/">kind's configuration</a>
 */
public final class KindConfig {
  private static final String NODES = "nodes";
  private static final String PORTS = "extraPortMappings";
  private static final String MOUNTS = "extraMounts";
  private static final String LISTEN = "listenAddress";

  /** kind itself would open ports on all addresses. */
  private static final String LOOPBACK = "127.0.0.1";

  private KindConfig() {}

  /** The configuration of a cluster, as YAML. */
  public static String of(Plan plan, Cluster cluster) {
    return of(plan, cluster, Map.of());
  }

  /**
   * The configuration of a cluster, as YAML.
   *
   * @param mounts paths that nodes are to have besides those of the topology
   */
  public static String of(Plan plan, Cluster cluster, Map<NodeId, List<Mount>> mounts) {
    Map<String, Object> config = KindOptions.of(cluster).over(planned(plan, cluster));
    List<Object> nodes = new ArrayList<>();
    if (config.get(NODES) instanceof List<?> all) {
      for (PlannedNode planned : plan.nodesOf(cluster.name())) {
        Map<?, ?> node = (Map<?, ?>) all.get(nodes.size());
        nodes.add(node(node, mounts.getOrDefault(planned.id(), List.of())));
      }
    }
    config.put(NODES, nodes);
    return Yaml.of(config);
  }

  private static Map<String, Object> planned(Plan plan, Cluster cluster) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("kind", "Cluster");
    config.put("apiVersion", "kind.x-k8s.io/v1alpha4");
    config.put("name", cluster.name());
    config.put("networking", networking(plan, cluster));
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (PlannedNode _ : plan.nodesOf(cluster.name())) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("role", nodes.isEmpty() ? "control-plane" : "worker");
      if (!KindOptions.of(cluster).image().isEmpty()) {
        node.put("image", KindOptions.of(cluster).image());
      }
      nodes.add(node);
    }
    config.put(NODES, nodes);
    return config;
  }

  private static Map<String, Object> node(Map<?, ?> declared, List<Mount> mounts) {
    Map<String, Object> node = new LinkedHashMap<>();
    declared.forEach((key, value) -> node.put(String.valueOf(key), value));
    if (node.get(PORTS) instanceof List<?> ports) {
      node.put(PORTS, ports.stream().map(KindConfig::port).toList());
    }
    if (!mounts.isEmpty()) {
      List<Object> all = new ArrayList<>();
      if (node.get(MOUNTS) instanceof List<?> others) {
        all.addAll(others);
      }
      mounts.forEach(mount -> all.add(mount(mount)));
      node.put(MOUNTS, all);
    }
    return node;
  }

  /** No port is open to other machines unless the topology says so. */
  private static Object port(Object declared) {
    if (!(declared instanceof Map<?, ?> mapping)
        || mapping.get(LISTEN) instanceof String address && !address.isBlank()) {
      return declared;
    }
    Map<String, Object> port = new LinkedHashMap<>();
    mapping.forEach((key, value) -> port.put(String.valueOf(key), value));
    port.put(LISTEN, LOOPBACK);
    return port;
  }

  private static Map<String, Object> mount(Mount mount) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("hostPath", mount.hostPath());
    entry.put("containerPath", mount.containerPath());
    if (mount.readOnly()) {
      entry.put("readOnly", true);
    }
    return entry;
  }

  /**
   * kind wants blocks of the cluster's families only, and has its own where we name none: so the
   * plan's choice for Services, which is IPv4, is left out of a cluster of IPv6.
   */
  private static Map<String, Object> networking(Plan plan, Cluster cluster) {
    List<Cidr> pods = pods(plan, cluster);
    Set<Family> families = families(plan, cluster);
    List<Cidr> services =
        plan.serviceSubnets(cluster).stream().filter(s -> families.contains(s.family())).toList();
    Map<String, Object> networking = new LinkedHashMap<>();
    if (families.size() > 1) {
      networking.put("ipFamily", "dual");
    } else if (families.contains(Family.IPV6)) {
      networking.put("ipFamily", "ipv6");
    }
    put(networking, "podSubnet", pods);
    put(networking, "serviceSubnet", services);
    return networking;
  }

  private static List<Cidr> pods(Plan plan, Cluster cluster) {
    PlannedNetwork network = plan.podNetworks().get(cluster.name());
    return network == null ? cluster.podSubnets() : network.network().cidrs();
  }

  /**
   * What a cluster's pods and Services have addresses of, as the plan and the file say; its nodes
   * must be given addresses of the same by whoever makes them.
   */
  public static Set<Family> families(Plan plan, Cluster cluster) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    pods(plan, cluster).forEach(block -> families.add(block.family()));
    cluster.serviceSubnets().forEach(block -> families.add(block.family()));
    return families;
  }

  private static void put(Map<String, Object> networking, String key, List<Cidr> blocks) {
    if (!blocks.isEmpty()) {
      networking.put(key, String.join(",", blocks.stream().map(Cidr::toString).toList()));
    }
  }
}
