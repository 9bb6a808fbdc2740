package dev.kindred.explain;

import dev.kindred.provider.FilterChain.Match;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;

/**
 * An echo request or its reply at one place, as packet filters see it.
 *
 * @param in the interface that it came in by; empty where it begins
 * @param out the interface that it leaves by; empty where it ends
 * @param request false for the reply
 * @param untracked true when its connection is not tracked
 */
record FilterPacket(
    Cidr source, Cidr target, String in, String out, boolean request, boolean untracked) {
  /** What is known of whether a packet is as a rule asks. */
  enum Answer {
    YES,
    NO,
    MAYBE;

    /** Both are. */
    Answer and(Answer other) {
      return this == NO || other == NO ? NO : this == YES ? other : this;
    }

    private static Answer of(boolean yes, boolean not) {
      return yes == not ? NO : YES;
    }
  }

  FilterPacket with(boolean untracked) {
    return new FilterPacket(source, target, in, out, request, untracked);
  }

  Answer is(List<Match> matches) {
    Answer answer = Answer.YES;
    for (Match match : matches) {
      answer = answer.and(is(match));
    }
    return answer;
  }

  /** True when a packet of another protocol between the same addresses could be meant. */
  boolean isOfAnyProtocol(List<Match> matches) {
    return matches.stream().allMatch(match -> isInside(match) || is(match) != Answer.NO);
  }

  /** As the other, by whatever interface it comes or goes. */
  boolean couldBe(List<Match> matches) {
    return matches.stream()
        .allMatch(
            match -> match instanceof Match.Link || isInside(match) || is(match) != Answer.NO);
  }

  private static boolean isInside(Match match) {
    return match instanceof Match.Protocol
        || match instanceof Match.Ports
        || match instanceof Match.IcmpType;
  }

  private Answer is(Match match) {
    return switch (match) {
      case Match.Address a -> address(a);
      case Match.Link link -> Answer.of(named(link), link.not());
      case Match.Protocol p -> Answer.of(p.names().stream().anyMatch(this::isProtocol), p.not());
      case Match.State s -> Answer.of(s.names().contains(state()), s.not());
      case Match.IcmpType t ->
          Answer.of(t.names().contains(request ? "echo-request" : "echo-reply"), t.not());
      case Match.Version v -> Answer.of(v.family().equals(source.family().toString()), v.not());
      case Match.Ports _ -> Answer.NO;
      case Match.Other _ -> Answer.MAYBE;
    };
  }

  private Answer address(Match.Address match) {
    Cidr own = match.source() ? source : target;
    boolean within = match.blocks().stream().anyMatch(block -> block.contains(own));
    return within || match.whole() ? Answer.of(within, match.not()) : Answer.MAYBE;
  }

  private boolean named(Match.Link link) {
    String own = link.in() ? in : out;
    return link.names().stream()
        .anyMatch(name ->
            name.endsWith("*")
                ? own.startsWith(name.substring(0, name.length() - 1))
                : own.equals(name));
  }

  private boolean isProtocol(String name) {
    return switch (name) {
      case "icmp", "1" -> source.family() == Family.IPV4;
      case "icmpv6", "ipv6-icmp", "icmp6", "58" -> source.family() == Family.IPV6;
      case "all", "0" -> true;
      case "ip" -> source.family() == Family.IPV4;
      case "ip6" -> source.family() == Family.IPV6;
      default -> false;
    };
  }

  private String state() {
    return untracked ? "untracked" : request ? "new" : "established";
  }
}
