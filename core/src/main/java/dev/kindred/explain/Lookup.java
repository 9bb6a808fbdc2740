package dev.kindred.explain;

import dev.kindred.plan.TableRoute;
import dev.kindred.provider.Policy;
import dev.kindred.provider.PolicyRule;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a route as the kernel does: rules are asked in their order, each of which names a table.
 *
 * @param main the main table
 * @see <a href="https://man7.org/linux/man-pages/man8/ip-rule.8.html">ip-rule(8)</a>
 */
record Lookup(Policy policy, List<TableRoute> main) {
  /**
   * A packet to be routed.
   *
   * @param source empty for what begins here and has none yet: a rule for a source does not match
   * @param in the interface that it came in by; {@code lo} for what begins here
   */
  record Packet(Optional<Cidr> source, Cidr target, String in) {}

  /**
   * What was chosen.
   *
   * @param route empty when none fits, or a rule refuses
   * @param rule the one that decided, where it is none of those that the kernel makes by itself
   */
  record Choice(Optional<TableRoute> route, Optional<PolicyRule> rule) {
    /** The route in the words of {@code ip route}, with a table that is not the main one. */
    String text() {
      String by = rule.map(PolicyRule::action).filter(table -> !table.equals("main")).orElse("");
      return route.map(Table::text).orElse("") + (by.isEmpty() ? "" : " table " + by);
    }

    /** Why there is no way; empty where nothing says so. */
    String refusal() {
      return route.isPresent() ? text() : rule.map(PolicyRule::text).orElse("");
    }
  }

  Choice route(Packet packet) {
    boolean asked = false;
    for (PolicyRule rule : policy.rules()) {
      if (rule.family() != packet.target().family() || rule.special()) {
        continue;
      }
      asked = true;
      if (matches(rule, packet)) {
        Optional<PolicyRule> unusual = Optional.of(rule).filter(r -> !r.usual());
        if (rule.refuses()) {
          return new Choice(Optional.empty(), unusual);
        }
        Optional<TableRoute> found = in(rule, packet.target());
        if (found.isPresent()) {
          return new Choice(found, unusual);
        }
      }
    }
    return new Choice(
        asked ? Optional.empty() : Table.best(main, packet.target()), Optional.empty());
  }

  private Optional<TableRoute> in(PolicyRule rule, Cidr target) {
    List<TableRoute> table =
        rule.action().equals("main")
            ? main
            : policy.tables().getOrDefault(rule.action(), List.of());
    return Table.best(table, target)
        .filter(route -> route.destination().prefix() > rule.suppress());
  }

  private static boolean matches(PolicyRule rule, Packet packet) {
    boolean from =
        rule.from().isEmpty()
            || packet.source().filter(source -> rule.from().get().contains(source)).isPresent();
    boolean to = rule.to().isEmpty() || rule.to().get().contains(packet.target());
    boolean in = rule.in().isEmpty() || rule.in().equals(packet.in());
    return (from && to && in) != rule.not();
  }

  /** Rules that could lead other packets between two addresses elsewhere, as those with a mark. */
  List<String> others(Cidr source, Packet packet) {
    Packet bound = new Packet(Optional.of(source), packet.target(), packet.in());
    return policy.rules().stream()
        .filter(rule -> rule.family() == source.family() && !rule.usual())
        .filter(rule -> rule.special() || !matches(rule, packet))
        .filter(rule -> matches(rule, bound))
        .map(PolicyRule::text)
        .toList();
  }
}
