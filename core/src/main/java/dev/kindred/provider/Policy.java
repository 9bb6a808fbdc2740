package dev.kindred.provider;

import dev.kindred.plan.TableRoute;
import java.util.List;
import java.util.Map;

/**
 * What decides about packets at a node or in a pod, beside the main routing table.
 *
 * @param rules in the order in which the kernel asks them
 * @param tables the routes of each table, by its name
 * @param chains of packet filters
 * @param links what traffic control does on interfaces
 * @param neighbours those that are taken to be somewhere for good
 * @param silent interfaces that neither ask for hardware addresses nor tell their own
 * @param unread what could not be read, and why; empty when all was
 */
public record Policy(
    List<PolicyRule> rules,
    Map<String, List<TableRoute>> tables,
    List<FilterChain> chains,
    List<LinkFilter> links,
    List<FixedNeighbour> neighbours,
    List<String> silent,
    List<String> unread) {
  /** Of a place that was not looked at. */
  public static final Policy NONE =
      new Policy(List.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies its collections. */
  public Policy {
    rules = List.copyOf(rules);
    tables = Map.copyOf(tables);
    chains = List.copyOf(chains);
    links = List.copyOf(links);
    neighbours = List.copyOf(neighbours);
    silent = List.copyOf(silent);
    unread = List.copyOf(unread);
  }
}
