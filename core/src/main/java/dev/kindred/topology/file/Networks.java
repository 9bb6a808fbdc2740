package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Defaults;
import dev.kindred.topology.Family;
import dev.kindred.topology.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code networks}. */
public final class Networks {
  private final NameIndex index;
  private final NameIndex clusters;
  private final Overlaps overlaps;
  private final Faults faults;

  Networks(NameIndex index, NameIndex clusters, Overlaps overlaps, Faults faults) {
    this.index = index;
    this.clusters = clusters;
    this.overlaps = overlaps;
    this.faults = faults;
  }

  List<Network> read(Value file, List<String> types) {
    Value section = file.at("networks").orElse(null);
    List<String> everywhere = clusters.names();
    if (section == null) {
      index.add(Defaults.NETWORK);
      overlaps.leave(1);
      String type = Defaults.NETWORK_TYPE;
      return List.of(new Network(Defaults.NETWORK, type, List.of(), 0, everywhere, Map.of()));
    }
    List<Network> networks = new ArrayList<>();
    for (Value row : section.items()) {
      if (row.isMapping()) {
        Network network = network(row, types, everywhere);
        networks.add(network);
        if (network.cidrs().isEmpty()) {
          overlaps.leave(networks.size());
        }
      } else {
        index.add(Optional.of(row));
      }
    }
    if (!section.isList()) {
      index.believe();
    }
    return networks;
  }

  private Network network(Value row, List<String> types, List<String> everywhere) {
    String name = index.add(row.at("name"));
    List<Cidr> cidrs = row.blocks("cidr");
    List<String> joined = joined(row.at("clusters"), everywhere);
    overlaps.add(row.at("cidr"), "network " + Texts.shown(name));
    checkMtu(row, cidrs);
    return new Network(
        name,
        type(row, types),
        cidrs,
        row.whole("mtu", 0),
        joined,
        new Subnets(row, cidrs, joined, clusters, faults).read());
  }

  private String type(Value row, List<String> types) {
    Value type = row.at("type").orElse(null);
    if (type != null && Texts.isText(type.node())) {
      Texts.checkChoice(type, "network type", types, faults);
    }
    return row.text("type", Defaults.NETWORK_TYPE);
  }

  private List<String> joined(Optional<Value> key, List<String> everywhere) {
    Optional<List<Value>> selected = clusters.select(key);
    if (selected.isEmpty()) {
      return everywhere;
    }
    Value list = key.orElseThrow();
    if (selected.get().isEmpty() || selected.get().size() < list.items().size()) {
      return everywhere;
    }
    Set<String> wanted = new HashSet<>();
    for (Value item : selected.get()) {
      wanted.add(item.text().orElse(""));
    }
    List<String> joined = new ArrayList<>(wanted.size());
    for (String name : everywhere) {
      if (wanted.contains(name)) {
        joined.add(name);
      }
    }
    return joined;
  }

  private void checkMtu(Value row, List<Cidr> cidrs) {
    int bytes = row.whole("mtu", TopologyKeys.LEAST_MTU_IPV6);
    if (bytes < TopologyKeys.LEAST_MTU || bytes >= TopologyKeys.LEAST_MTU_IPV6) {
      return;
    }
    for (Cidr cidr : cidrs) {
      if (cidr.family() == Family.IPV6) {
        String what = bytes + " is too small for IPv6, which the network has (" + cidr + ")";
        faults.add(
            row.at("mtu").orElseThrow(), what, "Write " + TopologyKeys.LEAST_MTU_IPV6 + " or more");
      }
    }
  }
}
