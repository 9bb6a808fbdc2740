package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.topology.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkEndTest {
  private static LinkEnd end(String namespace, String address, String mac, boolean fresh) {
    return new LinkEnd(namespace, "net1", List.of(Cidr.parse(address).orElseThrow()), mac, fresh);
  }

  private static Map<String, String> told(LinkEnd... link) {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    LinkEnd.introduce(List.of(link), lines);
    Map<String, String> told = new LinkedHashMap<>();
    lines.forEach((namespace, text) -> told.put(namespace, text.toString()));
    return told;
  }

  @Test
  void who_is_new_is_told_of_all_and_all_of_it() {
    LinkEnd a = end("a", "10.1.0.2", "02:00:00:00:00:0a", false);
    LinkEnd b = end("b", "10.1.0.3", "02:00:00:00:00:0b", false);
    LinkEnd c = end("c", "10.1.0.4", "02:00:00:00:00:0c", true);
    String ofC = Neighbours.line("10.1.0.4", "02:00:00:00:00:0c", "net1");
    assertThat(told(a, b, c))
        .containsOnly(
            Map.entry("a", ofC),
            Map.entry("b", ofC),
            Map.entry(
                "c",
                Neighbours.line("10.1.0.2", "02:00:00:00:00:0a", "net1")
                    + Neighbours.line("10.1.0.3", "02:00:00:00:00:0b", "net1")));
    assertThat(told(a, b)).isEmpty();
  }

  @Test
  void with_ipv6_its_address_of_the_link_too() {
    LinkEnd a = end("a", "fd10::2", "02:00:00:00:00:0a", true);
    LinkEnd b = end("b", "fd10::3", "", true);
    assertThat(told(a, b))
        .containsEntry(
            "b",
            Neighbours.line("fd10::2", "02:00:00:00:00:0a", "net1")
                + Neighbours.line("fe80::0000:00ff:fe00:000a", "02:00:00:00:00:0a", "net1"))
        .containsEntry("a", "");
  }
}
