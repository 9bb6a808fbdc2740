package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.lab.LabRecord;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Topology;
import dev.kindred.topology.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names in a lab that can follow the words of a line. The scripts of {@code completion} ask for
 * them while somebody types, so that they come from what is written down, and nothing is ever said
 * but names.
 */
final class Completions {
  /** How the scripts ask. */
  static final String VERB = "__complete";

  private static final List<String> FILE = List.of("-f", "--file");
  private static final List<String> WITH_VALUE =
      List.of("-f", "--file", "--lab", "--provider", "-o", "--output");

  private Completions() {}

  /**
   * Prints them, a line each.
   *
   * @param line the words after {@code kindred}, but for the one that is being typed
   */
  static int run(List<String> line, Console console) {
    try {
      names(line).forEach(console::out);
    } catch (Fault | InvalidTopology e) {
      return ExitCode.DONE; // Whoever presses a key wants names or nothing.
    }
    return ExitCode.DONE;
  }

  private static Set<String> names(List<String> line) {
    List<String> words = new ArrayList<>();
    Optional<String> file = Optional.empty();
    Optional<String> lab = Optional.empty();
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      boolean follows = word.equals("-f") && words.contains("logs");
      boolean value = WITH_VALUE.contains(word) && i + 1 < line.size() && !follows;
      file = FILE.contains(word) && value ? Optional.of(line.get(i + 1)) : file;
      lab = word.equals("--lab") && value ? Optional.of(line.get(i + 1)) : lab;
      i += value ? 1 : 0;
      if (!word.startsWith("-")) {
        words.add(word);
      }
    }
    Optional<Verb> verb = words.stream().findFirst().flatMap(Verb::of);
    if (verb.isEmpty()) {
      return Set.of();
    }
    Optional<Topology> topology = topology(file, lab);
    return topology.map(t -> names(verb.get(), words.size() - 1, t)).orElse(Set.of());
  }

  /** The lab as it was last told to be, else what its file says. */
  private static Optional<Topology> topology(Optional<String> file, Optional<String> lab) {
    FileChoice choice = new FileChoice(file.map(Path::of));
    Optional<String> name =
        lab.or(() -> LabRecord.madeFrom(Labs.states(), choice.place()).stream().findFirst());
    Optional<Topology> made =
        name.flatMap(n -> LabRecord.of(Labs.states(), n).topology()).map(f -> f.topology());
    return made.or(
        () -> lab.isEmpty() ? choice.path().map(p -> FileChoice.read(p).topology()) : made);
  }

  private static Set<String> names(Verb verb, int before, Topology topology) {
    return switch (verb.names()) {
      case PODS -> before < verb.mostNames() ? pods(topology) : Set.of();
      case NODES -> before < verb.mostNames() ? nodes(topology) : Set.of();
      case CLUSTERS -> before < verb.mostNames() ? clusters(topology) : Set.of();
      case ANY -> {
        Set<String> all = clusters(topology);
        topology.workloads().forEach(w -> all.add(w.name()));
        topology.networks().forEach(n -> all.add(n.name()));
        all.addAll(pods(topology));
        yield all;
      }
      case NONE -> Set.of();
    };
  }

  private static Set<String> clusters(Topology topology) {
    Set<String> names = new LinkedHashSet<>();
    topology.clusters().forEach(c -> names.add(c.name()));
    return names;
  }

  private static Set<String> nodes(Topology topology) {
    Set<String> names = new LinkedHashSet<>();
    for (Cluster cluster : topology.clusters()) {
      DeclaredNodes.ids(cluster).forEach(node -> names.add(node.name()));
    }
    return names;
  }

  /** Of one replica by cluster and workload alone, of several by number as well. */
  private static Set<String> pods(Topology topology) {
    Set<String> names = new LinkedHashSet<>();
    for (Cluster cluster : topology.clusters()) {
      for (Workload workload : topology.workloads()) {
        if (workload.clusters().contains(cluster.name())) {
          String pod = cluster.name() + "/" + workload.name();
          for (int i = 0; i < workload.replicas(); i++) {
            names.add(workload.replicas() == 1 ? pod : pod + "/" + i);
          }
        }
      }
    }
    return names;
  }
}
