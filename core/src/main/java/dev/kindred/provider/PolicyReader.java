package dev.kindred.provider;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules, tables and packet filters from what a script prints, which any shell can run. */
public final class PolicyReader {
  private static final String HEAD = "\n== ";

  /** What selects a packet by more than its addresses and the interface that it came in by. */
  private static final Set<String> SPECIAL =
      Set.of("fwmark", "oif", "ipproto", "sport", "dport", "tos", "uid_start", "tun_id", "l3mdev");

  private PolicyReader() {}

  /** The script: its arguments are the paths of network namespaces. */
  public static String script() {
    try (InputStream in = PolicyReader.class.getResourceAsStream("policy.sh")) {
      if (in == null) {
        throw new IllegalStateException("the release lacks policy.sh");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the release lacks policy.sh", e);
    }
  }

  /** What the script printed, by the paths of namespaces. */
  public static Map<String, Policy> read(String printed) {
    Map<String, Map<String, String>> places = new HashMap<>();
    for (String section : printed.split(HEAD, -1)) {
      int end = section.indexOf('\n');
      String head = end < 0 ? section : section.substring(0, end);
      int blank = head.lastIndexOf(' ');
      if (blank > 0) {
        places
            .computeIfAbsent(head.substring(0, blank), place -> new HashMap<>())
            .put(head.substring(blank + 1), end < 0 ? "" : section.substring(end + 1).strip());
      }
    }
    Map<String, Policy> policies = new HashMap<>();
    places.forEach((place, sections) -> policies.put(place, policy(sections)));
    return policies;
  }

  private static Policy policy(Map<String, String> sections) {
    List<PolicyRule> rules = new ArrayList<>(rules(sections, "rules4", Family.IPV4));
    rules.addAll(rules(sections, "rules6", Family.IPV6));
    Map<String, List<TableRoute>> tables =
        json(sections, "routes").map(IpJson::tables).orElse(Map.of());
    List<FilterChain> chains = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    nft(sections, chains).ifPresent(unread::add);
    if (!sections.containsKey("tc")) {
      unread.add("tc filters could not be read: there is no program tc");
    }
    for (String family : List.of("ip", "ip6")) {
      for (String kind : List.of("nft", "legacy")) {
        String saved = sections.getOrDefault(family + "tables-" + kind, "");
        List<FilterChain> more = new IptablesText(family, kind).chains(saved);
        more.forEach(m -> chains.removeIf(c -> c.table().equals(shown(family, m))));
        chains.addAll(more);
      }
    }
    List<LinkFilter> links =
        sections.getOrDefault("tc", "").lines().flatMap(l -> LinkFilter.of(l).stream()).toList();
    List<FixedNeighbour> neighbours =
        sections
            .getOrDefault("neighbours", "")
            .lines()
            .flatMap(line -> FixedNeighbour.of(line).stream())
            .toList();
    List<String> silent =
        sections.getOrDefault("silent", "").lines().filter(line -> !line.isBlank()).toList();
    return new Policy(rules, tables, chains, links, neighbours, silent, unread);
  }

  /** Reads nftables; what hinders that, empty when nothing does. */
  private static Optional<String> nft(Map<String, String> sections, List<FilterChain> chains) {
    String fault = "nftables could not be read: ";
    if (!sections.containsKey("nft")) {
      return Optional.of(fault + "there is no program nft");
    }
    Optional<JsonValue> answer = json(sections, "nft");
    if (answer.isEmpty()) {
      return Optional.of(fault + "nft failed");
    }
    try {
      chains.addAll(new NftJson(sections.getOrDefault("nft-text", "")).chains(answer.get()));
      return Optional.empty();
    } catch (Fault e) {
      return Optional.of(fault + "nft's answer was not understood");
    }
  }

  /** What nft shows of a table that iptables made: much of it in words that it does not know. */
  private static String shown(String family, FilterChain chain) {
    return "nftables " + family + chain.table().substring(chain.table().lastIndexOf(' '));
  }

  private static Optional<JsonValue> json(Map<String, String> sections, String name) {
    String text = sections.getOrDefault(name, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text, name));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static List<PolicyRule> rules(Map<String, String> sections, String name, Family family) {
    List<PolicyRule> rules = new ArrayList<>();
    for (JsonValue rule : json(sections, name).map(JsonValue::asList).orElse(List.of())) {
      Map<String, JsonValue> members = rule.asMembers();
      rules.add(
          new PolicyRule(
              rule.number("priority").orElse(0L),
              family,
              block(rule, "src"),
              block(rule, "dst"),
              rule.text("iif").orElse(""),
              members.containsKey("not"),
              SPECIAL.stream().anyMatch(members::containsKey),
              rule.text("table").or(() -> rule.text("action")).orElse("main"),
              rule.number("suppress_prefixlen").orElse(-1L).intValue()));
    }
    return rules;
  }

  private static Optional<Cidr> block(JsonValue rule, String key) {
    Optional<Cidr> address =
        rule.text(key).filter(text -> !text.equals("all")).flatMap(Cidr::parse);
    Optional<Long> length = rule.number(key + "len");
    return address.isPresent() && length.isPresent()
        ? Cidr.parse(address.get().ip() + "/" + length.get())
        : address;
  }
}
