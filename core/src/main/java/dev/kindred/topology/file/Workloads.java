package dev.kindred.topology.file;

import dev.kindred.topology.Defaults;
import dev.kindred.topology.Network;
import dev.kindred.topology.Restart;
import dev.kindred.topology.Suggestion;
import dev.kindred.topology.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code workloads}. */
public final class Workloads {
  private final NameIndex networkNames;
  private final NameIndex clusters;
  private final Map<String, Set<String>> joined = new HashMap<>();
  private final NameIndex index;
  private final Faults faults;

  Workloads(NameIndex networkNames, NameIndex clusters, List<Network> networks, Faults faults) {
    this.networkNames = networkNames;
    this.clusters = clusters;
    this.index = new NameIndex("workload", faults);
    this.faults = faults;
    for (Network network : networks) {
      joined.putIfAbsent(network.name(), new HashSet<>(network.clusters()));
    }
  }

  List<Workload> read(Value file) {
    Value section = file.at("workloads").orElse(null);
    if (section == null) {
      return defaults(file);
    }
    List<Workload> workloads = new ArrayList<>();
    for (Value row : section.items()) {
      if (row.isMapping()) {
        workloads.add(workload(row));
      }
    }
    return workloads;
  }

  private List<Workload> defaults(Value file) {
    List<String> all = networkNames.names();
    List<String> shared = shared(all);
    if (shared.isEmpty() && !clusters.names().isEmpty()) {
      String what = "no cluster is on every network, so that the default workloads fit nowhere";
      faults.add(file.at("networks").orElse(file), what, "Declare workloads, or [] for none");
    }
    return Defaults.workloads(all, shared);
  }

  private Workload workload(Value row) {
    String name = index.add(row.at("name"));
    List<Value> selected = networkNames.select(row.at("networks")).orElse(null);
    List<String> attached = selected == null ? networkNames.names() : texts(selected);
    return new Workload(
        name,
        row.text("image", Defaults.IMAGE),
        command(row.at("command")),
        Restart.of(row.text("restart", "")).orElse(Restart.ALWAYS),
        row.whole("replicas", 1),
        attached,
        placed(row, attached));
  }

  private static List<String> command(Optional<Value> key) {
    if (key.isEmpty()) {
      return List.of();
    }
    return key.get().isList()
        ? texts(key.get().items())
        : CommandLine.split(key.get().text().orElse("")).orElse(List.of());
  }

  private static List<String> texts(List<Value> values) {
    List<String> texts = new ArrayList<>(values.size());
    for (Value value : values) {
      texts.add(value.text().orElse(""));
    }
    return texts;
  }

  private List<String> placed(Value row, List<String> attached) {
    Optional<List<Value>> selected = clusters.select(row.at("clusters"));
    if (selected.isEmpty()) {
      return everywhere(row, attached);
    }
    List<String> partial = partial(attached);
    for (Value item : selected.get()) {
      checkJoined(item, partial);
    }
    List<String> wanted = texts(selected.get());
    List<String> placed = new ArrayList<>(clusters.names());
    placed.retainAll(new HashSet<>(wanted));
    return placed;
  }

  private List<String> everywhere(Value row, List<String> attached) {
    List<String> shared = shared(attached);
    if (shared.isEmpty() && !clusters.names().isEmpty()) {
      String what = "no cluster is on all of its networks: " + Suggestion.few(attached);
      faults.add(row.at("networks").orElse(row), what, "Split it into several workloads");
    }
    return shared;
  }

  private void checkJoined(Value item, List<String> partial) {
    String cluster = item.text().orElse("");
    if (!clusters.declares(cluster)) {
      return;
    }
    for (String name : partial) {
      if (!joined.getOrDefault(name, Set.of()).contains(cluster)) {
        String shown = Texts.shown(name);
        String what = "the network " + shown + " does not join the cluster " + Texts.shown(cluster);
        String fix = "Remove it here, or add it to the clusters of " + shown;
        faults.add(item, what, fix);
      }
    }
  }

  /** The clusters that all of these networks join. */
  private List<String> shared(List<String> attached) {
    List<String> shared = new ArrayList<>(clusters.names());
    for (String name : partial(attached)) {
      shared.retainAll(joined.getOrDefault(name, Set.of()));
    }
    return shared;
  }

  /** Those of the networks that do not join every cluster. */
  private List<String> partial(List<String> attached) {
    int all = clusters.names().size();
    List<String> partial = new ArrayList<>();
    for (String name : attached) {
      Set<String> members = joined.get(name);
      if (members != null && members.size() < all) {
        partial.add(name);
      }
    }
    return partial;
  }
}
