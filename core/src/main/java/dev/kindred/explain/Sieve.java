package dev.kindred.explain;

import dev.kindred.explain.FilterPacket.Answer;
import dev.kindred.provider.FilterChain;
import dev.kindred.provider.FilterChain.Rule;
import dev.kindred.provider.FilterChain.Verdict;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the packet filters of one place do with a packet: where it is certain that one drops it, and
 * which rules could. Of nested chains none is asked deeper than the kernel allows.
 */
final class Sieve {
  /** The kernel's own limit of jumps. */
  private static final int DEEPEST = 16;

  /**
   * A rule, or the policy of a chain, that stops the packet for certain.
   *
   * @param remove the command that takes it away
   */
  record Stop(String text, String remove) {}

  /**
   * A rule that changes an address of the packet for certain.
   *
   * @param source else its destination
   * @param remove the command that takes it away
   */
  record Translation(boolean source, String text, String remove) {}

  private final List<FilterChain> chains;
  private FilterPacket packet;
  private boolean certain = true;
  private Optional<Stop> stop = Optional.empty();
  private Optional<Translation> translation = Optional.empty();
  private String hook = "";
  private final Set<String> notes = new LinkedHashSet<>();

  Sieve(List<FilterChain> chains, FilterPacket packet) {
    this.chains = chains;
    this.packet = packet;
  }

  /** Sends the packet through the chains of some hooks, one after the other. */
  Sieve through(String... hooks) {
    for (String next : hooks) {
      hook = next;
      List<FilterChain> called = new ArrayList<>(chains);
      called.removeIf(chain -> !chain.hook().equals(next) || !sees(chain));
      called.sort(Comparator.comparingLong(FilterChain::priority));
      for (FilterChain chain : called) {
        if (stop.isEmpty()) {
          base(chain);
        }
      }
    }
    return this;
  }

  /** Names what drops packets on the links below: by which of them one passes is not known here. */
  Sieve below() {
    for (FilterChain chain : chains) {
      boolean links = chain.family().equals("bridge") || chain.family().equals("netdev");
      for (Rule rule : links ? chain.rules() : List.<Rule>of()) {
        if (rule.verdict() instanceof Verdict.Stop && packet.couldBe(rule.matches())) {
          notes.add(chain.text(rule));
        }
      }
      if (links && chain.drops()) {
        notes.add(chain.place() + ": policy drop");
      }
    }
    return this;
  }

  /** What stops it for certain. */
  Optional<Stop> stop() {
    return stop;
  }

  /** What changes it for certain. */
  Optional<Translation> translation() {
    return translation;
  }

  /** What could stop or change it, a line each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private boolean sees(FilterChain chain) {
    boolean ipv4 = packet.source().family() == Family.IPV4;
    boolean family = chain.family().equals("inet") || chain.family().equals(ipv4 ? "ip" : "ip6");
    return family && !(chain.nat() && !packet.request());
  }

  private void base(FilterChain chain) {
    certain = true;
    boolean decided = run(chain, 0);
    if (!decided && chain.drops()) {
      decide(chain.place() + ": policy drop", chain.accept());
    }
  }

  private void decide(String text, String remove) {
    if (certain) {
      stop = Optional.of(new Stop(text, remove));
    } else {
      notes.add(text);
    }
  }

  private void translate(FilterChain chain, Rule rule) {
    if (certain && translation.isEmpty()) {
      boolean source = hook.equals("postrouting") || hook.equals("input");
      translation = Optional.of(new Translation(source, chain.text(rule), rule.remove()));
    } else {
      notes.add(chain.text(rule));
    }
  }

  /** True when no further rule of the chain that the kernel called is asked. */
  private boolean run(FilterChain chain, int depth) {
    for (Rule rule : chain.rules()) {
      Answer answer = packet.is(rule.matches());
      if (answer == Answer.NO) {
        other(chain, rule);
        continue;
      }
      boolean before = certain;
      certain &= answer == Answer.YES;
      boolean sure = certain;
      if (rule.verdict() instanceof Verdict.Return) {
        if (sure) {
          return false;
        }
        continue; // What follows is asked in some cases only.
      }
      boolean ended = verdict(chain, rule, depth);
      if (sure && ended) {
        return true;
      }
      if (sure && rule.verdict() instanceof Verdict.Call(_, boolean back) && !back) {
        return false;
      }
      if (answer == Answer.MAYBE) {
        certain = before && !decides(rule.verdict());
      }
    }
    return false;
  }

  /** A rule for another protocol is worth a word all the same. */
  private void other(FilterChain chain, Rule rule) {
    if (rule.verdict() instanceof Verdict.Stop && packet.isOfAnyProtocol(rule.matches())) {
      notes.add(chain.text(rule));
    }
  }

  private static boolean decides(Verdict verdict) {
    return verdict instanceof Verdict.Accept || verdict instanceof Verdict.Call;
  }

  /** True when that is the end of it. */
  private boolean verdict(FilterChain chain, Rule rule, int depth) {
    switch (rule.verdict()) {
      case Verdict.Accept _ -> {
        return true;
      }
      case Verdict.Stop _ -> {
        decide(chain.text(rule), rule.remove());
        return certain;
      }
      case Verdict.Translate _ -> {
        if (!packet.untracked()) {
          translate(chain, rule);
        }
        return !packet.untracked();
      }
      case Verdict.Untrack _ -> packet = packet.with(packet.untracked() || certain);
      case Verdict.Call(String name, _) -> {
        Optional<FilterChain> called = chain.called(name, chains);
        return depth < DEEPEST && called.isPresent() && run(called.get(), depth + 1);
      }
      case Verdict.Return _, Verdict.Continue _ -> {}
    }
    return false;
  }
}
