package dev.kindred.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.FilterChain;
import dev.kindred.provider.FilterChain.Match;
import dev.kindred.provider.FilterChain.Rule;
import dev.kindred.provider.FilterChain.Verdict;
import dev.kindred.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class SieveTest {
  private static final FilterPacket REQUEST =
      new FilterPacket(Cidr.of("10.1.1.2"), Cidr.of("10.1.2.2"), "v1", "eth0", true, false);
  private static final FilterPacket REPLY =
      new FilterPacket(Cidr.of("10.1.2.2"), Cidr.of("10.1.1.2"), "v1", "eth0", false, false);
  private static final Verdict DROP = new Verdict.Stop();
  private static final Verdict ACCEPT = new Verdict.Accept();
  private static final Match TO =
      new Match.Address(false, List.of(Cidr.of("10.1.2.0/24")), true, false);
  private static final Match NOT_TO =
      new Match.Address(false, List.of(Cidr.of("10.1.2.0/24")), true, true);
  private static final Match TCP = new Match.Protocol(List.of("tcp"), false);
  private static final Match MAYBE = new Match.Other();

  private static Rule rule(Verdict verdict, Match... matches) {
    return new Rule(List.of(matches), verdict, "the rule", "take it away");
  }

  private static FilterChain chain(String name, String hook, boolean drops, Rule... rules) {
    return new FilterChain("nftables inet t", "inet", name, hook, 0, false, drops, List.of(rules));
  }

  private static Sieve through(FilterPacket packet, FilterChain... chains) {
    return new Sieve(List.of(chains), packet).through("prerouting", "forward", "postrouting");
  }

  private static void stops(Sieve sieve) {
    assertThat(sieve.stop()).isPresent();
  }

  private static void passes(Sieve sieve, int notes) {
    assertThat(sieve.stop()).isEmpty();
    assertThat(sieve.notes()).hasSize(notes);
  }

  @Test
  void a_rule_that_is_for_the_packet_stops_it_and_one_that_is_not_does_not() {
    Sieve stopped = through(REQUEST, chain("c", "forward", false, rule(DROP, TO)));
    assertThat(stopped.stop())
        .contains(new Sieve.Stop("nftables inet t, chain c (forward): the rule", "take it away"));
    passes(through(REQUEST, chain("c", "forward", false, rule(DROP, NOT_TO))), 0);
    passes(through(REPLY, chain("c", "forward", false, rule(DROP, TO))), 0);
    passes(through(REQUEST, chain("c", "input", false, rule(DROP, TO))), 0);
  }

  @Test
  void what_is_not_understood_and_other_protocols_are_named() {
    passes(through(REQUEST, chain("c", "forward", false, rule(DROP, MAYBE))), 1);
    passes(through(REQUEST, chain("c", "forward", false, rule(DROP, TO, TCP))), 1);
    passes(through(REQUEST, chain("c", "forward", false, rule(DROP, NOT_TO, TCP))), 0);
  }

  @Test
  void an_earlier_accept_ends_a_chain_and_one_that_is_unsure_leaves_it_open() {
    passes(through(REQUEST, chain("c", "forward", true, rule(ACCEPT), rule(DROP))), 0);
    passes(through(REQUEST, chain("c", "forward", true, rule(ACCEPT, MAYBE))), 1);
    stops(through(REQUEST, chain("c", "forward", true, rule(ACCEPT, TCP))));
    stops(
        through(
            REQUEST,
            chain("a", "forward", false, rule(ACCEPT)),
            chain("b", "forward", false, rule(DROP))));
  }

  @Test
  void replies_belong_to_a_connection() {
    Match established = new Match.State(List.of("established", "related"), false);
    FilterChain firewall = chain("c", "forward", true, rule(ACCEPT, established));
    stops(through(REQUEST, firewall));
    passes(through(REPLY, firewall), 0);
  }

  @Test
  void chains_are_called_and_come_back_or_not() {
    FilterChain called = chain("x", "", false, rule(new Verdict.Return(), TO), rule(DROP));
    Rule jump = rule(new Verdict.Call("x", true));
    Rule going = rule(new Verdict.Call("x", false));
    passes(through(REQUEST, chain("c", "forward", false, jump), called), 0);
    stops(through(REQUEST, chain("c", "forward", false, jump, rule(DROP)), called));
    passes(through(REQUEST, chain("c", "forward", false, going, rule(DROP)), called), 0);
    stops(through(REPLY, chain("c", "forward", false, jump), called));
    FilterChain itself = chain("x", "", false, jump);
    passes(through(REQUEST, chain("c", "forward", false, jump), itself), 0);
  }

  @Test
  void addresses_are_changed_only_where_connections_are_tracked() {
    FilterChain nat =
        new FilterChain(
            "nftables ip n",
            "ip",
            "p",
            "postrouting",
            100,
            true,
            false,
            List.of(rule(new Verdict.Translate(), new Match.Link(false, List.of("eth*"), false))));
    Sieve changed = through(REQUEST, nat);
    passes(changed, 0);
    assertThat(changed.translation())
        .contains(
            new Sieve.Translation(
                true, "nftables ip n, chain p (postrouting): the rule", "take it away"));
    Sieve may =
        through(REQUEST, chain("m", "prerouting", false, rule(new Verdict.Translate(), MAYBE)));
    passes(may, 1);
    assertThat(may.translation()).isEmpty();
    passes(through(REPLY, nat), 0);
    FilterChain raw = chain("r", "prerouting", false, rule(new Verdict.Untrack(), TO));
    passes(through(REQUEST, raw, nat), 0);
  }
}
