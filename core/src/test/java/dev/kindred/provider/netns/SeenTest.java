package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTest {
  private static Map<String, Seen> read(String... lines) {
    Map<String, Seen> all = new HashMap<>();
    Seen.Lines of = Seen.Lines.after("look\tedge1\tthere", new ArrayList<>());
    List.of(lines).forEach(of::take);
    of.hand(all::put);
    return all;
  }

  @Test
  void reads_links_routes_and_settings() {
    Seen seen =
        requireNonNull(
            read(
                    "link\teth0\t2\t7\tbr0\tup\t1500\t02:00:00:00:00:01\t10.0.0.1,fd00::1",
                    "route\t10.1.0.0/16\t10.0.0.2\teth0\tunicast\t75\t0\t",
                    "route\t10.0.0.0/8\t\t\tunreachable\t75\t4096\t",
                    "setting\tnet/ipv4/ip_forward\t1")
                .get("edge1"));
    assertThat(seen.links().getFirst().addresses().toString())
        .isEqualTo("[10.0.0.1/32, fd00::1/128]");
    assertThat(seen.links().getFirst().master()).isEqualTo("br0");
    assertThat(seen.routes().get(1).refused()).isTrue();
    assertThat(seen.settings()).containsEntry("net/ipv4/ip_forward", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "link",
        "link\teth0\tx\t7\t\tup\t1500\t\t",
        "link\teth0\t2\t7\t\tup\t1500\t\tnowhere",
        "route\t10.1.0.0/33\t\teth0\tunicast\t75\t0\t",
        "route\t10.1.0.0/16\tnobody\teth0\tunicast\t75\t0\t",
        "setting\ta"
      })
  void what_is_malformed_is_a_fault(String line) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(Fault.class)
        .hasMessage("what the probe says of edge1 is malformed");
  }

  @Test
  void what_is_gone_is_handed_to_nobody() {
    List<String> gone = new ArrayList<>();
    Seen.Lines.after("look\tedge1\tgone", gone).hand((_, _) -> gone.add("taken"));
    assertThat(gone).containsExactly("edge1");
  }
}
