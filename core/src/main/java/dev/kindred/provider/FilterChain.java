package dev.kindred.provider;

import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A chain of a packet filter.
 *
 * @param table its table, as {@code nftables inet filter} or {@code iptables-nft nat}
 * @param family of the packets that it sees: {@code ip}, {@code ip6}, {@code inet}, or another
 * @param name its name, within its table
 * @param hook where the kernel calls it; empty for one that only other chains call
 * @param priority those with a smaller one are called first
 * @param nat true when only the first packet of a connection comes here, and none that is untracked
 * @param drops true when it drops what no rule decided about
 */
public record FilterChain(
    String table,
    String family,
    String name,
    String hook,
    long priority,
    boolean nat,
    boolean drops,
    List<Rule> rules) {
  /** Copies its list. */
  public FilterChain {
    rules = List.copyOf(rules);
  }

  /**
   * A rule.
   *
   * @param text as its program prints it
   * @param remove the command that takes it away
   */
  public record Rule(List<Match> matches, Verdict verdict, String text, String remove) {
    /** Copies its list. */
    public Rule {
      matches = List.copyOf(matches);
    }
  }

  /** What a rule asks of a packet. */
  public sealed interface Match {
    /**
     * An address.
     *
     * @param source else the destination
     * @param whole false when there are more than those blocks
     */
    record Address(boolean source, List<Cidr> blocks, boolean whole, boolean not)
        implements Match {}

    /**
     * An interface.
     *
     * @param in that it came in by, else that it leaves by
     * @param names of which one that ends with a star stands for all that begin so
     */
    record Link(boolean in, List<String> names, boolean not) implements Match {}

    /** A protocol, as {@code icmp} or {@code tcp}. */
    record Protocol(List<String> names, boolean not) implements Match {}

    /** A state of the connection, as {@code new}. */
    record State(List<String> names, boolean not) implements Match {}

    /** A type of an ICMP message, as {@code echo-request}. */
    record IcmpType(List<String> names, boolean not) implements Match {}

    /** A family, {@code ipv4} or {@code ipv6}. */
    record Version(String family, boolean not) implements Match {}

    /** Ports, which only some protocols have. */
    record Ports() implements Match {}

    /** What is not understood here. */
    record Other() implements Match {}
  }

  /** What a rule does. */
  public sealed interface Verdict {
    /** No further rule of this hook's chain is asked. */
    record Accept() implements Verdict {}

    /** The packet goes no further. */
    record Stop() implements Verdict {}

    /** The packet's addresses are changed. */
    record Translate() implements Verdict {}

    /** Its connection is not tracked. */
    record Untrack() implements Verdict {}

    /** Back to the chain that called this one. */
    record Return() implements Verdict {}

    /**
     * Another chain of the table.
     *
     * @param back false when it does not come back here
     */
    record Call(String chain, boolean back) implements Verdict {}

    /** What does not decide. */
    record Continue() implements Verdict {}
  }

  /** Where a rule stands, and what it says. */
  public String text(Rule rule) {
    return place() + ": " + rule.text();
  }

  /** Its table and name, and where it is called. */
  public String place() {
    return table + ", chain " + name + (hook.isEmpty() ? "" : " (" + hook + ")");
  }

  /** The command after which it no longer drops what no rule decided about. */
  public String accept() {
    String[] word = table.split(" ", -1);
    return word[0].equals("nftables")
        ? "nft chain " + family + " " + word[word.length - 1] + " " + name + " '{ policy accept; }'"
        : word[0] + " -t " + word[word.length - 1] + " -P " + name + " ACCEPT";
  }

  /** The chain of a list that another one names. */
  public Optional<FilterChain> called(String chain, List<FilterChain> all) {
    return all.stream()
        .filter(c -> c.table.equals(table) && c.family.equals(family) && c.name.equals(chain))
        .findFirst();
  }
}
