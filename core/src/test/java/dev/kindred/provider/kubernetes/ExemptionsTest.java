package dev.kindred.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import org.junit.jupiter.api.Test;

class ExemptionsTest {
  @Test
  void of_nftables() {
    String rules =
        """
        {"nftables": [{"metainfo": {"version": "1.0.6", "json_schema_version": 1}},
          {"table": {"family": "inet", "name": "kindred", "handle": 1}},
          {"rule": {"family": "inet", "table": "kindred", "chain": "prerouting", "handle": 2, "expr": [
            {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}},
              "right": {"prefix": {"addr": "10.1.0.0", "len": 16}}}},
            {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "daddr"}},
              "right": {"prefix": {"addr": "10.1.0.0", "len": 16}}}},
            {"notrack": null}]}},
          {"rule": {"family": "inet", "table": "kindred", "chain": "prerouting", "handle": 3, "expr": [
            {"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}},
              "right": {"prefix": {"addr": "10.2.0.0", "len": 16}}}},
            {"accept": null}]}}]}
        """
            .strip();

    assertThat(Exemptions.of(rules)).containsExactly(Cidr.of("10.1.0.0/16"));
  }

  @Test
  void of_iptables() {
    String rules =
        """
        -P PREROUTING ACCEPT
        -A PREROUTING -s 10.1.0.0/16 -d 10.1.0.0/16 -j CT --notrack
        -A PREROUTING -s 10.2.0.0/16 -d 10.3.0.0/16 -j CT --notrack
        -P PREROUTING ACCEPT
        -A PREROUTING -s fd10:1::/48 -d fd10:1::/48 -j CT --notrack
        """;

    assertThat(Exemptions.of(rules))
        .containsExactlyInAnyOrder(Cidr.of("10.1.0.0/16"), Cidr.of("fd10:1::/48"));
  }

  @Test
  void of_a_node_without_rules() {
    assertThat(Exemptions.of("")).isEmpty();
  }

  @Test
  void a_rule_for_what_the_node_itself_sends_is_of_no_block() {
    String rules =
        """
        {"nftables": [{"rule": {"chain": "prerouting", "expr": [{"match": {"right": {"prefix":
        {"addr": "10.1.0.0", "len": 16}}}}, {"notrack": null}]}}, {"rule": {"chain": "output",
        "expr": [{"match": {"right": 14789}}, {"notrack": null}]}}, {"rule": {"chain": "errors",
        "expr": [{"match": {"right": {"prefix": {"addr": "10.2.0.0", "len": 16}}}}, {"notrack": null}]}}]}
        """;
    assertThat(Exemptions.of(rules)).containsExactly(Cidr.of("10.1.0.0/16"));
  }

  @Test
  void rules_of_any_form_are_read() {
    String rules =
        """
        {"nftables": [
          {"rule": {"chain": "prerouting", "expr": [{"match": {"right": "10.1.0.1"}}, {"notrack": null}]}},
          {"rule": {"chain": "prerouting", "expr": [{"match": {"right": "eth1"}}, {"notrack": null}]}},
          {"rule": {"chain": "prerouting", "expr": [{"match": {"right": 80}}, {"notrack": null}]}},
          {"rule": {"chain": "prerouting", "expr": [{"match": {"right": ["new", "established"]}}, {"notrack": null}]}},
          {"rule": {"chain": "prerouting", "expr": [{"match": {"right": {"set": [80, 443]}}}, {"notrack": null}]}},
          {"rule": {"chain": "prerouting", "expr": [{"match": {"right": true}}, {"notrack": null}]}}]}
        """;
    assertThat(Exemptions.of(rules)).containsExactly(Cidr.of("10.1.0.1/32"));
  }
}
