package dev.kindred;

import dev.kindred.host.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lab that a program declares. It says what a file can say, in the file's own words; what is
 * wrong with it is told when it is given to {@link Kindred#lab(LabTopology)}.
 *
 * @param text as it stands in a file
 */
public record LabTopology(String text) {
  /** The text of a file, as {@code "clusters: 2"}. */
  public static LabTopology of(String text) {
    return new LabTopology(text);
  }

  /** The beginning of a lab; its name is a label of RFC 1123. */
  public static Builder named(String lab) {
    return new Builder(lab);
  }

  /** Puts a topology together. For one thread. */
  public static final class Builder {
    private final Map<String, Object> file = new LinkedHashMap<>();
    private final List<Object> clusters = new ArrayList<>();
    private final List<Object> networks = new ArrayList<>();
    private final List<Object> workloads = new ArrayList<>();

    private Builder(String lab) {
      file.put("name", lab);
    }

    /** Any other key of the file, with text, numbers, truths, lists or maps. */
    public Builder with(String key, Object value) {
      file.put(key, value);
      return this;
    }

    /** A cluster of one node. */
    public Builder cluster(String name) {
      return cluster(name, 1);
    }

    /** A cluster. */
    public Builder cluster(String name, int nodes) {
      clusters.add(Map.of("name", name, "nodes", nodes));
      return this;
    }

    /** A routed network that joins all clusters, with a block that the plan chooses. */
    public Builder network(String name) {
      return network(name, Map.of());
    }

    /** A network with keys of the file, as {@code type} and {@code cidr}. */
    public Builder network(String name, Map<String, ?> keys) {
      return add(networks, name, keys);
    }

    /** A workload of one pod in each cluster, on these networks in the order net1, net2, … */
    public Builder workload(String name, String... on) {
      return workload(name, Map.of("networks", List.of(on)));
    }

    /** A workload with keys of the file, as {@code networks}, {@code replicas}, {@code command}. */
    public Builder workload(String name, Map<String, ?> keys) {
      return add(workloads, name, keys);
    }

    private Builder add(List<Object> to, String name, Map<String, ?> keys) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("name", name);
      item.putAll(keys);
      to.add(item);
      return this;
    }

    /** What was said until now. */
    public LabTopology build() {
      Map<String, Object> all = new LinkedHashMap<>(file);
      put(all, "clusters", clusters);
      put(all, "networks", networks);
      put(all, "workloads", workloads);
      return new LabTopology(Json.pretty(all));
    }

    private static void put(Map<String, Object> file, String key, List<Object> items) {
      if (!items.isEmpty()) {
        file.put(key, List.copyOf(items));
      }
    }
  }
}
