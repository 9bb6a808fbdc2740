package dev.kindred.provider.kubernetes;

import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.topology.Cidr;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a node's rules which blocks it does not track, and so never translates. */
final class Exemptions {
  private static final Pattern RULE =
      Pattern.compile("-A PREROUTING -s (\\S+) -d \\1 -j CT --notrack");

  /** Those of other chains are about what nodes say themselves. */
  private static final String CHAIN = "prerouting";

  private Exemptions() {}

  /** From what {@code nft -json} prints of our table, or {@code iptables -S} of the table raw. */
  static Set<Cidr> of(String rules) {
    Set<Cidr> blocks = new HashSet<>();
    if (rules.startsWith("{")) {
      for (JsonValue object : Json.parse(rules, "nft's answer").list("nftables")) {
        object
            .get("rule")
            .filter(rule -> rule.text("chain").orElse(CHAIN).equals(CHAIN))
            .flatMap(Exemptions::block)
            .ifPresent(blocks::add);
      }
      return blocks;
    }
    Matcher matcher = RULE.matcher(rules);
    while (matcher.find()) {
      Cidr.parse(matcher.group(1)).ifPresent(blocks::add);
    }
    return blocks;
  }

  /** The block that a rule is about, where it takes all packets between its addresses. */
  private static Optional<Cidr> block(JsonValue rule) {
    Optional<Cidr> block = Optional.empty();
    boolean untracked = false;
    for (JsonValue expression : rule.list("expr")) {
      Optional<Cidr> before = block;
      untracked |= expression.asMembers().containsKey("notrack");
      block =
          expression
              .get("match")
              .flatMap(match -> match.get("right"))
              .flatMap(Exemptions::addresses)
              .or(() -> before);
    }
    return untracked ? block : Optional.empty();
  }

  /** What is compared with; a block of one is a text, and what is no block may be anything. */
  private static Optional<Cidr> addresses(JsonValue right) {
    if (!right.isObject()) {
      return right.plain().map(Object::toString).flatMap(Cidr::parse);
    }
    return right
        .get("prefix")
        .flatMap(p -> Cidr.parse(p.text("addr").orElse("") + "/" + p.number("len").orElse(0L)));
  }
}
