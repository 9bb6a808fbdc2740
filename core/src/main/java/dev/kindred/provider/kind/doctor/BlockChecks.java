package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.Finding;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the addresses of the clusters are somebody else's as well. Nodes have routes of their own
 * to them, which go before the host's: the lab works, and what it hides is out of its reach.
 */
final class BlockChecks {
  private static final String SUBJECT = "addresses";

  private BlockChecks() {}

  static List<Finding> of(EngineState engine, Host.Net net, Requirements wish) {
    List<Finding> findings = new ArrayList<>(clashes(engine, wish));
    if (net.routes().isEmpty()) {
      findings.add(Finding.unknown(SUBJECT, "the routes of this machine could not be read"));
    }
    Set<Cidr> told = new HashSet<>();
    engine.networks().values().forEach(told::addAll);
    new TreeMap<>(net.routes().orElse(Map.of()))
        .forEach((route, device) -> {
          if (!told.contains(route)) {
            wish.blocks().stream()
                .filter(route::overlaps)
                .forEach(block -> findings.add(hidden(block, route, device)));
          }
        });
    return findings.isEmpty() ? List.of(fine(wish)) : findings;
  }

  /** By the engine's networks alone. */
  static List<Finding> ofNetworks(EngineState engine, Requirements wish) {
    List<Finding> findings = clashes(engine, wish);
    return findings.isEmpty() ? List.of(fine(wish)) : findings;
  }

  private static Finding fine(Requirements wish) {
    return Finding.ok(
        SUBJECT,
        wish.blocks().isEmpty()
            ? "no blocks are given"
            : "nobody else has one of the " + wish.blocks().size() + " blocks");
  }

  private static List<Finding> clashes(EngineState engine, Requirements wish) {
    List<Finding> findings = new ArrayList<>();
    new TreeMap<>(engine.networks())
        .forEach((name, blocks) -> {
          for (Cidr taken : blocks) {
            wish.blocks().stream()
                .filter(taken::overlaps)
                .forEach(block -> findings.add(clash(engine, block, name, taken)));
          }
        });
    return findings;
  }

  private static Finding clash(EngineState engine, Cidr block, String network, Cidr taken) {
    return Finding.warning(
        SUBJECT,
        "%s overlaps %s of %s's network %s: pods will not reach what is there"
            .formatted(block, taken, engine.program(), network),
        elsewhere(block));
  }

  private static Finding hidden(Cidr block, Cidr route, String device) {
    return Finding.warning(
        SUBJECT,
        "%s overlaps this machine's route to %s by %s: pods will not reach what is there"
            .formatted(block, route, device),
        elsewhere(block));
  }

  private static String elsewhere(Cidr block) {
    return "# give the lab another block than "
        + block
        + " in its file (cidr, podSubnet or serviceSubnet)";
  }
}
