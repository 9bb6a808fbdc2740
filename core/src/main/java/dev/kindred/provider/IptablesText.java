package dev.kindred.provider;

import dev.kindred.provider.FilterChain.Match;
import dev.kindred.provider.FilterChain.Rule;
import dev.kindred.provider.FilterChain.Verdict;
import dev.kindred.topology.Cidr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@code iptables-save} prints, as far as it decides whether a packet passes.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/iptables.8.html">iptables(8)</a>
 */
final class IptablesText {
  private static final Map<String, Long> PRIORITIES =
      Map.of("raw", -300L, "mangle", -150L, "nat", -100L, "filter", 0L, "security", 50L);

  private static final Set<String> BUILT_IN =
      Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

  private static final Set<String> TRANSLATIONS =
      Set.of("MASQUERADE", "SNAT", "DNAT", "REDIRECT", "NETMAP", "TPROXY");

  private static final Set<String> HARMLESS =
      Set.of("comment", "tcp", "udp", "icmp", "icmp6", "ipv6-icmp");

  private final String family;
  private final String program;

  /**
   * @param family {@code ip} or {@code ip6}
   * @param kind {@code nft} or {@code legacy}
   */
  IptablesText(String family, String kind) {
    this.family = family;
    this.program = family + "tables-" + kind;
  }

  List<FilterChain> chains(String saved) {
    List<FilterChain> chains = new ArrayList<>();
    String table = "";
    Map<String, Boolean> drops = new LinkedHashMap<>();
    Map<String, List<Rule>> rules = new LinkedHashMap<>();
    for (String line : saved.lines().toList()) {
      if (line.startsWith("*")) {
        table = line.substring(1).strip();
      } else if (line.startsWith(":")) {
        String[] word = line.substring(1).split(" ", -1);
        drops.put(word[0], word.length > 1 && word[1].equals("DROP"));
      } else if (line.startsWith("-A ")) {
        String chain = line.split(" ", -1)[1];
        rules.computeIfAbsent(chain, c -> new ArrayList<>()).add(rule(table, line));
      } else if (line.equals("COMMIT")) {
        for (Map.Entry<String, Boolean> chain : drops.entrySet()) {
          List<Rule> own = rules.getOrDefault(chain.getKey(), List.of());
          chains.add(chain(table, chain.getKey(), chain.getValue(), own));
        }
        drops.clear();
        rules.clear();
      }
    }
    return chains;
  }

  private FilterChain chain(String table, String name, boolean drops, List<Rule> rules) {
    boolean nat = table.equals("nat");
    String hook = BUILT_IN.contains(name) ? name.toLowerCase(Locale.ROOT) : "";
    boolean late = nat && (hook.equals("postrouting") || hook.equals("input"));
    long priority = late ? 100 : PRIORITIES.getOrDefault(table, 0L);
    return new FilterChain(program + " " + table, family, name, hook, priority, nat, drops, rules);
  }

  private Rule rule(String table, String line) {
    List<Match> matches = new ArrayList<>();
    Verdict verdict = new Verdict.Continue();
    boolean not = false;
    String plain = line.replaceAll("\"[^\"]*\"", "\"\""); // A comment may hold anything.
    Deque<String> words = new ArrayDeque<>(List.of(plain.split(" ", -1)));
    words.pop();
    words.pop();
    while (!words.isEmpty()) {
      String word = words.pop();
      if (word.equals("!")) {
        not = true;
        continue;
      }
      switch (word) {
        case "-j" -> {
          verdict = verdict(next(words));
          words.clear(); // What follows is the target's.
        }
        case "-g" -> verdict = new Verdict.Call(next(words), false);
        case "-m" -> module(next(words)).ifPresent(matches::add);
        default -> match(word, words, not).ifPresent(matches::add);
      }
      not = false;
    }
    String remove = program + " -t " + table + " -D " + line.substring(3);
    return new Rule(matches, verdict, line, remove);
  }

  private static String next(Deque<String> words) {
    return words.isEmpty() ? "" : words.pop();
  }

  private static Verdict verdict(String target) {
    return switch (target) {
      case "ACCEPT" -> new Verdict.Accept();
      case "DROP", "REJECT", "NFQUEUE" -> new Verdict.Stop();
      case "RETURN" -> new Verdict.Return();
      case "NOTRACK", "CT" -> new Verdict.Untrack();
      default ->
          TRANSLATIONS.contains(target)
              ? new Verdict.Translate()
              : isStatement(target) ? new Verdict.Continue() : new Verdict.Call(target, true);
    };
  }

  private static boolean isStatement(String target) {
    return Set.of("LOG", "NFLOG", "MARK", "CONNMARK", "TCPMSS", "SET", "TRACE", "AUDIT", "DSCP")
        .contains(target);
  }

  /** A module that asks for something that is not understood here. */
  private static Optional<Match> module(String name) {
    boolean known = HARMLESS.contains(name) || name.equals("conntrack") || name.equals("state");
    return known ? Optional.empty() : Optional.of(new Match.Other());
  }

  private static Optional<Match> match(String option, Deque<String> words, boolean not) {
    return switch (option) {
      case "-s", "-d" -> Optional.of(address(option.equals("-s"), next(words), not));
      case "-i", "-o" ->
          Optional.of(
              new Match.Link(option.equals("-i"), List.of(next(words).replace('+', '*')), not));
      case "-p" -> Optional.of(new Match.Protocol(List.of(next(words)), not));
      case "--ctstate", "--state" ->
          Optional.of(
              new Match.State(List.of(next(words).toLowerCase(Locale.ROOT).split(",")), not));
      case "--icmp-type", "--icmpv6-type" ->
          Optional.of(new Match.IcmpType(List.of(icmp(next(words))), not));
      case "--dport", "--sport" -> {
        next(words);
        yield Optional.of(new Match.Ports());
      }
      case "--ctdir", "--ctproto" -> Optional.of(new Match.Other());
      default -> Optional.empty();
    };
  }

  private static String icmp(String type) {
    return switch (type) {
      case "8", "128", "8/0" -> "echo-request";
      case "0", "129", "0/0" -> "echo-reply";
      default -> type;
    };
  }

  private static Match address(boolean source, String text, boolean not) {
    List<Cidr> blocks = Cidr.parse(text).stream().toList();
    return new Match.Address(source, blocks, !blocks.isEmpty(), not);
  }
}
