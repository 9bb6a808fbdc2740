package dev.kindred.provider;

import dev.kindred.host.JsonValue;
import dev.kindred.provider.FilterChain.Match;
import dev.kindred.provider.FilterChain.Rule;
import dev.kindred.provider.FilterChain.Verdict;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code nft -json list ruleset} prints, as far as it decides whether a packet passes.
 *
 * @see <a href="https://manpages.debian.org/bookworm/libnftables1/libnftables-json.5.en.html">
 *     libnftables-json(5)</a>
 */
final class NftJson {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, JsonValue> sets = new HashMap<>();

  /**
   * @param text the same ruleset as text with handles, for people
   */
  NftJson(String text) {
    String table = "";
    for (String line : text.lines().toList()) {
      String[] word = line.strip().split(" ", -1);
      if (word[0].equals("table") && word.length > 2) {
        table = word[1] + " " + word[2];
      }
      int mark = line.lastIndexOf(" # handle ");
      if (mark > 0) {
        String rule = line.substring(0, mark).strip();
        texts.put(table + " " + line.substring(mark + 10).strip(), rule);
      }
    }
  }

  List<FilterChain> chains(JsonValue ruleset) {
    Map<String, List<Rule>> rules = new HashMap<>();
    List<JsonValue> chains = new ArrayList<>();
    for (JsonValue object : ruleset.list("nftables")) {
      object.get("set").ifPresent(set -> sets.put(table(set) + " @" + text(set, "name"), set));
      object.get("chain").ifPresent(chains::add);
    }
    for (JsonValue object : ruleset.list("nftables")) {
      object
          .get("rule")
          .ifPresent(rule ->
              rules
                  .computeIfAbsent(
                      table(rule) + " " + text(rule, "chain"), chain -> new ArrayList<>())
                  .addAll(rules(rule)));
    }
    return chains.stream()
        .map(chain ->
            new FilterChain(
                "nftables " + table(chain),
                text(chain, "family"),
                text(chain, "name"),
                text(chain, "hook"),
                chain.number("prio").orElse(0L),
                text(chain, "type").equals("nat"),
                text(chain, "policy").equals("drop"),
                rules.getOrDefault(table(chain) + " " + text(chain, "name"), List.of())))
        .toList();
  }

  private static String table(JsonValue object) {
    return text(object, "family") + " " + text(object, "table");
  }

  private static String text(JsonValue object, String key) {
    return object.text(key).orElse("");
  }

  /** A map of verdicts counts as a rule for each of them. */
  private List<Rule> rules(JsonValue rule) {
    String handle = rule.number("handle").map(Object::toString).orElse("");
    String text = texts.getOrDefault(table(rule) + " " + handle, "rule " + handle);
    String remove =
        "nft delete rule " + table(rule) + " " + text(rule, "chain") + " handle " + handle;
    List<Match> matches = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonValue expression : rule.list("expr")) {
      expression
          .asMembers()
          .forEach((name, value) -> {
            switch (name) {
              case "match" -> matches.add(match(table(rule), value));
              case "vmap" -> {
                matches.add(new Match.Other());
                verdicts.addAll(value.get("data").map(NftJson::mapped).orElse(List.of()));
              }
              case "limit", "quota", "connlimit", "last", "meter" -> matches.add(new Match.Other());
              default -> verdict(name, value).ifPresent(verdicts::add);
            }
          });
    }
    return verdicts.stream().map(v -> new Rule(matches, v, text, remove)).toList();
  }

  private static List<Verdict> mapped(JsonValue data) {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonValue pair : data.isObject() ? data.list("set") : List.<JsonValue>of()) {
      if (pair.asList().size() == 2) {
        pair.asList()
            .get(1)
            .asMembers()
            .forEach((name, value) -> verdict(name, value).ifPresent(verdicts::add));
      }
    }
    return verdicts.isEmpty() ? List.of(new Verdict.Stop()) : verdicts;
  }

  private static Optional<Verdict> verdict(String name, JsonValue value) {
    String target = value.isObject() ? value.text("target").orElse("") : "";
    return switch (name) {
      case "accept" -> Optional.of(new Verdict.Accept());
      case "drop", "reject", "queue", "synproxy" -> Optional.of(new Verdict.Stop());
      case "return" -> Optional.of(new Verdict.Return());
      case "jump" -> Optional.of(new Verdict.Call(target, true));
      case "goto" -> Optional.of(new Verdict.Call(target, false));
      case "masquerade", "snat", "dnat", "redirect", "tproxy" ->
          Optional.of(new Verdict.Translate());
      case "notrack" -> Optional.of(new Verdict.Untrack());
      default -> Optional.empty();
    };
  }

  private Match match(String table, JsonValue match) {
    boolean not = match.text("op").orElse("").equals("!=");
    Optional<JsonValue> left = match.get("left").filter(JsonValue::isObject);
    Optional<JsonValue> right = match.get("right");
    if (left.isEmpty() || right.isEmpty()) {
      return new Match.Other();
    }
    List<JsonValue> values = values(table, right.get());
    Optional<JsonValue> payload = left.get().get("payload");
    String meta = left.get().get("meta").flatMap(m -> m.text("key")).orElse("");
    String ct = left.get().get("ct").flatMap(c -> c.text("key")).orElse("");
    if (payload.isPresent()) {
      return payload(text(payload.get(), "protocol"), text(payload.get(), "field"), values, not);
    }
    return switch (meta.isEmpty() ? ct : meta) {
      case "iifname", "iif" -> new Match.Link(true, words(values), not);
      case "oifname", "oif" -> new Match.Link(false, words(values), not);
      case "l4proto", "protocol" ->
          meta.isEmpty() ? new Match.Other() : new Match.Protocol(words(values), not);
      case "nfproto" -> new Match.Version(String.join(" ", words(values)), not);
      case "state" -> new Match.State(words(values), not);
      default -> new Match.Other();
    };
  }

  private static Match payload(String protocol, String field, List<JsonValue> values, boolean not) {
    boolean ip = protocol.equals("ip") || protocol.equals("ip6");
    return switch (field) {
      case "saddr", "daddr" -> ip ? address(field.equals("saddr"), values, not) : new Match.Other();
      case "protocol", "nexthdr" -> new Match.Protocol(words(values), not);
      case "sport", "dport" -> new Match.Ports();
      case "type" ->
          protocol.startsWith("icmp") ? new Match.IcmpType(words(values), not) : new Match.Other();
      default -> new Match.Other();
    };
  }

  private static Match address(boolean source, List<JsonValue> values, boolean not) {
    List<Cidr> blocks = new ArrayList<>();
    for (JsonValue value : values) {
      Optional<JsonValue> prefix = value.isObject() ? value.get("prefix") : Optional.empty();
      String text =
          prefix
              .map(p -> text(p, "addr") + "/" + p.number("len").orElse(0L))
              .orElseGet(() -> word(value));
      Cidr.parse(text).ifPresent(blocks::add);
    }
    return new Match.Address(source, blocks, blocks.size() == values.size(), not);
  }

  /** The values of a set, also of one with a name; what is no set is one value. */
  private List<JsonValue> values(String table, JsonValue right) {
    JsonValue named = sets.get(table + " " + word(right));
    if (named != null) {
      return named.list("elem").stream().map(NftJson::element).toList();
    }
    boolean set = right.isObject() && right.get("set").isPresent();
    return set ? right.list("set") : right.isList() ? right.asList() : List.of(right);
  }

  /** One with a time or a comment is an object of its own. */
  private static JsonValue element(JsonValue value) {
    return value.isObject() ? value.get("elem").flatMap(e -> e.get("val")).orElse(value) : value;
  }

  private static List<String> words(List<JsonValue> values) {
    return values.stream().map(NftJson::word).toList();
  }

  /** A text or a number; empty for what is neither. */
  private static String word(JsonValue value) {
    return value.isObject() || value.isList() ? "" : value.plain().map(Object::toString).orElse("");
  }
}
