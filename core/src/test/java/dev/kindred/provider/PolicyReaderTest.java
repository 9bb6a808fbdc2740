package dev.kindred.provider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.TableRoute;
import dev.kindred.provider.FilterChain.Match;
import dev.kindred.provider.FilterChain.Rule;
import dev.kindred.provider.FilterChain.Verdict;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the programs printed on Debian 12. */
class PolicyReaderTest {
  private static Policy read(String sections) {
    return requireNonNull(
        PolicyReader.read("\n" + section("tc", "") + sections + "\n== /run/netns/x end\n")
            .get("/run/netns/x"));
  }

  private static String section(String name, String text) {
    return "== /run/netns/x " + name + "\n" + text + "\n";
  }

  @Test
  void neighbours_that_are_fixed_and_interfaces_that_are_silent() {
    Policy policy =
        read(
            section(
                    "neighbours",
                    """
                    10.1.1.1 dev net1 lladdr 02:00:00:00:00:99 PERMANENT
                    10.1.1.9 dev net1  FAILED
                    fd10:1::1 dev net1 lladdr 02:00:00:00:00:98 router PERMANENT
                    nonsense\
                    """)
                + section("silent", "net3\nnet4"));

    assertThat(policy.neighbours())
        .containsExactly(
            new FixedNeighbour(Cidr.of("10.1.1.1"), "net1", "02:00:00:00:00:99"),
            new FixedNeighbour(Cidr.of("fd10:1::1"), "net1", "02:00:00:00:00:98"));
    assertThat(policy.neighbours().getFirst().remove()).isEqualTo("ip neigh del 10.1.1.1 dev net1");
    assertThat(policy.silent()).containsExactly("net3", "net4");
  }

  @Test
  void rules_and_tables() {
    Policy policy =
        read(
            section(
                    "rules4",
                    """
                    [{"priority":0,"src":"all","table":"local"},
                     {"priority":50,"not":null,"src":"all","dst":"10.2.0.0","dstlen":16,"action":"blackhole"},
                     {"priority":60,"src":"all","table":"main","suppress_prefixlen":0},
                     {"priority":70,"src":"10.1.1.2","iif":"net1","table":"100"},
                     {"priority":80,"src":"10.1.0.0","srclen":16,"fwmark":"0x1","table":"7"},
                     {"priority":32766,"src":"all","table":"main"}]\
                    """)
                + section("rules6", "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"}]")
                + section(
                    "routes",
                    """
                    [{"dst":"default","gateway":"10.1.1.1","dev":"net1","table":"100","flags":[]},
                     {"type":"local","dst":"127.0.0.1","dev":"lo","table":"local","flags":[]},
                     {"dst":"10.1.0.0/16","dev":"net1","flags":[]}]\
                    """));
    assertThat(policy.rules().stream().map(PolicyRule::text))
        .containsExactly(
            "rule 0: from all lookup local",
            "rule 50: not from all to 10.2.0.0/16 blackhole",
            "rule 60: from all lookup main",
            "rule 70: from 10.1.1.2/32 iif net1 lookup 100",
            "rule 80: from 10.1.0.0/16 … lookup 7",
            "rule 32766: from all lookup main",
            "rule 0: from all lookup local");
    assertThat(policy.rules().stream().filter(PolicyRule::usual)).hasSize(3);
    assertThat(policy.rules().getLast().family()).isEqualTo(Family.IPV6);
    assertThat(policy.tables().get("100"))
        .containsExactly(
            new TableRoute(Cidr.of("0.0.0.0/0"), Optional.of(Cidr.of("10.1.1.1")), "net1", false)
                .by("boot"));
    assertThat(policy.unread())
        .containsExactly("nftables could not be read: there is no program nft");
  }

  @Test
  void what_traffic_control_does_on_interfaces() {
    Policy policy =
        read(section("tc", "eth0 ingress 49152 bpf\nnet1 qdisc 0 netem\nlo egress x bpf\n"));
    assertThat(policy.links().stream().map(LinkFilter::text))
        .containsExactly(
            "tc filter bpf at ingress of eth0 (tc filter del dev eth0 ingress pref 49152)",
            "tc qdisc netem on net1 (tc qdisc del dev net1 root)");
    assertThat(requireNonNull(PolicyReader.read("\n== /x end\n").get("/x")).unread())
        .contains("tc filters could not be read: there is no program tc");
  }

  @Test
  void nftables_with_sets_maps_and_text() {
    Policy policy =
        read(
            section(
                    "nft",
                    """
                    {"nftables": [{"metainfo": {"version": "1.0.6"}},
                     {"table": {"family": "inet", "name": "f", "handle": 1}},
                     {"set": {"family": "inet", "name": "s", "table": "f", "type": "ipv4_addr", "handle": 9,
                       "elem": [{"prefix": {"addr": "10.1.0.0", "len": 16}}, "10.2.0.1",
                         {"elem": {"val": "10.4.0.1", "timeout": 60}}, {"range": ["10.3.0.1", "10.3.0.9"]}]}},
                     {"chain": {"family": "inet", "table": "f", "name": "c", "handle": 2, "type": "filter",
                       "hook": "forward", "prio": 0, "policy": "drop"}},
                     {"rule": {"family": "inet", "table": "f", "chain": "c", "handle": 3, "expr": [
                       {"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]}},
                       {"accept": null}]}},
                     {"rule": {"family": "inet", "table": "f", "chain": "c", "handle": 4, "expr": [
                       {"match": {"op": "!=", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": "@s"}},
                       {"match": {"op": "==", "left": {"meta": {"key": "iifname"}}, "right": {"set": ["eth0", "eth1"]}}},
                       {"counter": {"packets": 0, "bytes": 0}}, {"reject": {"type": "icmpx", "expr": "port-unreachable"}}]}},
                     {"rule": {"family": "inet", "table": "f", "chain": "c", "handle": 5, "expr": [
                       {"vmap": {"key": {"ct": {"key": "state"}}, "data": {"set": [["invalid", {"drop": null}],
                         ["new", {"jump": {"target": "x"}}]]}}}]}}]}\
                    """)
                + section(
                    "nft-text",
                    """
                    table inet f { # handle 1
                    \tchain c { # handle 2
                    \t\ttype filter hook forward priority filter; policy drop;
                    \t\tct state established,related accept # handle 3
                    \t\tip saddr != @s iifname { "eth0", "eth1" } counter packets 0 bytes 0 reject # handle 4
                    \t}
                    }\
                    """));
    FilterChain chain = policy.chains().getFirst();
    assertThat(chain.place()).isEqualTo("nftables inet f, chain c (forward)");
    assertThat(chain.drops()).isTrue();
    assertThat(chain.accept()).isEqualTo("nft chain inet f c '{ policy accept; }'");
    List<Rule> rules = chain.rules();
    assertThat(rules.get(0).matches())
        .containsExactly(new Match.State(List.of("established", "related"), false));
    assertThat(rules.get(1).matches())
        .containsExactly(
            new Match.Address(
                true,
                List.of(Cidr.of("10.1.0.0/16"), Cidr.of("10.2.0.1"), Cidr.of("10.4.0.1")),
                false,
                true),
            new Match.Link(true, List.of("eth0", "eth1"), false));
    assertThat(rules.get(1).verdict()).isEqualTo(new Verdict.Stop());
    assertThat(rules.get(1).text()).startsWith("ip saddr != @s iifname");
    assertThat(rules.get(1).remove()).isEqualTo("nft delete rule inet f c handle 4");
    assertThat(rules.subList(2, 4).stream().map(Rule::verdict))
        .containsExactly(new Verdict.Stop(), new Verdict.Call("x", true));
    assertThat(policy.unread()).isEmpty();
  }

  @Test
  void iptables_of_both_kinds_take_the_place_of_what_nft_shows_of_them() {
    String saved =
        """
        *filter
        :INPUT ACCEPT [0:0]
        :FORWARD DROP [0:0]
        :KUBE - [0:0]
        -A FORWARD -s 10.1.0.0/16 ! -d 10.2.0.0/16 -i eth+ -p icmp -m conntrack --ctstate NEW -m comment --comment "a -j b" -j DROP
        -A FORWARD -m physdev --physdev-in x -g KUBE
        COMMIT
        *nat
        :POSTROUTING ACCEPT [0:0]
        -A POSTROUTING -p tcp -m tcp --dport 80 -j SNAT --to-source 1.2.3.4
        COMMIT
        """;
    Policy policy =
        read(
            section(
                    "nft",
                    """
                    {"nftables": [{"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 1,
                      "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}}]}\
                    """)
                + section("iptables-nft", saved));
    assertThat(policy.chains().stream().map(FilterChain::place))
        .containsExactly(
            "iptables-nft filter, chain INPUT (input)",
            "iptables-nft filter, chain FORWARD (forward)",
            "iptables-nft filter, chain KUBE",
            "iptables-nft nat, chain POSTROUTING (postrouting)");
    FilterChain forward = policy.chains().get(1);
    assertThat(forward.drops()).isTrue();
    assertThat(forward.rules().getFirst().matches())
        .containsExactly(
            new Match.Address(true, List.of(Cidr.of("10.1.0.0/16")), true, false),
            new Match.Address(false, List.of(Cidr.of("10.2.0.0/16")), true, true),
            new Match.Link(true, List.of("eth*"), false),
            new Match.Protocol(List.of("icmp"), false),
            new Match.State(List.of("new"), false));
    assertThat(forward.rules().getFirst().remove())
        .startsWith("iptables-nft -t filter -D FORWARD -s 10.1.0.0/16");
    assertThat(forward.rules().get(1).verdict()).isEqualTo(new Verdict.Call("KUBE", false));
    assertThat(forward.rules().get(1).matches()).containsExactly(new Match.Other());
    assertThat(policy.chains().getLast().nat()).isTrue();
    assertThat(policy.chains().getLast().rules().getFirst().verdict())
        .isEqualTo(new Verdict.Translate());
  }

  @Test
  void what_makes_no_sense_is_told_and_does_not_stop_the_rest() {
    Policy policy =
        read(section("nft", "{\"nftables\": [{\"rule\": 7}]}") + section("rules4", "no"));
    assertThat(policy.chains()).isEmpty();
    assertThat(policy.unread())
        .containsExactly("nftables could not be read: nft's answer was not understood");
  }
}
