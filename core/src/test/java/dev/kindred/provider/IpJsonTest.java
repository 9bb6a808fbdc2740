package dev.kindred.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.host.Json;
import dev.kindred.plan.Observed;
import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts are what iproute2 6.1 printed in a lab, shortened. */
class IpJsonTest {
  private static List<Observed.Interface> interfaces(String json) {
    return IpJson.interfaces(Json.parse(json, "ip"));
  }

  private static List<TableRoute> routes(String json) {
    return IpJson.routes(Json.parse(json, "ip"));
  }

  @Test
  void reads_an_interface_of_a_pair() {
    assertThat(
            interfaces(
                """
                [{"ifindex":2,"link_index":7,"ifname":"net1",
                  "flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"mtu":1500,"qdisc":"noqueue",
                  "operstate":"UP","group":"default","link_type":"ether",
                  "address":"4e:63:73:4e:be:77","broadcast":"ff:ff:ff:ff:ff:ff","link_netnsid":0,
                  "addr_info":[
                    {"family":"inet","local":"10.1.1.2","prefixlen":24,"scope":"global"},
                    {"family":"inet6","local":"fd10:1:0:1::2","prefixlen":64,"scope":"global"},
                    {"family":"inet6","local":"fe80::4c63","prefixlen":64,"scope":"link"}]}]
                """))
        .containsExactly(
            new Observed.Interface(
                "net1",
                2,
                7,
                "",
                true,
                List.of(Cidr.of("10.1.1.2/32"), Cidr.of("fd10:1:0:1::2/128")),
                1500,
                "4e:63:73:4e:be:77"));
  }

  @Test
  void reads_what_is_down_a_port_of_a_bridge_or_has_no_address() {
    assertThat(
            interfaces(
                """
                [{"ifindex":1,"ifname":"lo","flags":["LOOPBACK"],"mtu":65536,"addr_info":[]},
                 {},
                 {"ifindex":9,"link_index":2,"ifname":"veth1","flags":["BROADCAST","NO-CARRIER"],
                  "mtu":1400,"master":"kindred2"}]
                """))
        .containsExactly(
            new Observed.Interface("lo", 1, 0, "", false, List.of(), 65536),
            new Observed.Interface("veth1", 9, 2, "kindred2", false, List.of(), 1400));
  }

  @Test
  void an_interface_that_only_has_UP_in_a_word_is_not_up() {
    assertThat(interfaces("[{\"ifname\":\"x\",\"flags\":[\"LOWER_UP\"]}]").getFirst().up())
        .isFalse();
  }

  @Test
  void reads_the_routes_of_the_main_table() {
    List<TableRoute> routes =
        routes(
            """
            [{"dst":"default","gateway":"10.97.0.1","dev":"eth0","flags":[]},
             {"dst":"10.1.2.0/24","gateway":"172.30.0.3","dev":"eth0","flags":[]},
             {"dst":"10.1.1.2","dev":"veth5e","scope":"host","flags":[]},
             {"type":"unreachable","dst":"10.1.0.0/16","metric":4096,"flags":[]},
             {"dst":"fd10:1:0:2::/64","gateway":"fd6b:696e:6472::3","dev":"eth0","metric":1024,
              "flags":[],"pref":"medium"},
             {"type":"unreachable","dst":"fd10:1::/48","dev":"lo","metric":4096,"flags":[],
              "pref":"medium"}]
            """);
    assertThat(routes)
        .extracting(
            TableRoute::destination, TableRoute::gateway, TableRoute::device, TableRoute::refused)
        .containsExactly(
            tuple("0.0.0.0/0", "10.97.0.1", "eth0", false),
            tuple("10.1.2.0/24", "172.30.0.3", "eth0", false),
            tuple("10.1.1.2/32", "", "veth5e", false),
            tuple("10.1.0.0/16", "", "", true),
            tuple("fd10:1:0:2::/64", "fd6b:696e:6472::3", "eth0", false),
            tuple("fd10:1::/48", "", "", true));
  }

  private static org.assertj.core.groups.Tuple tuple(
      String destination, String gateway, String device, boolean refused) {
    Optional<Cidr> hop = gateway.isEmpty() ? Optional.empty() : Cidr.parse(gateway);
    return org.assertj.core.api.Assertions.tuple(Cidr.of(destination), hop, device, refused);
  }

  @Test
  void a_default_route_of_ipv6_is_told_by_its_gateway_or_its_preference() {
    assertThat(
            routes(
                """
                [{"dst":"default","gateway":"fd97::1","dev":"eth0"},
                 {"dst":"default","dev":"eth0","metric":1024,"pref":"medium"},
                 {"dst":"default","dev":"eth0"}]
                """))
        .extracting(r -> r.destination().toString())
        .containsExactly("::/0", "::/0", "0.0.0.0/0");
  }

  @Test
  void leaves_out_other_tables_and_what_is_the_kernels_own() {
    assertThat(
            routes(
                """
                [{"type":"local","dst":"10.1.1.1","dev":"veth","table":"local","scope":"host"},
                 {"type":"broadcast","dst":"10.1.1.255","dev":"veth","table":"local"},
                 {"dst":"10.9.0.0/16","gateway":"172.30.0.9","dev":"eth0","table":"100"},
                 {"dst":"fe80::/64","dev":"eth0","metric":256,"pref":"medium"},
                 {"type":"multicast","dst":"ff00::/8","dev":"eth0","table":"local"},
                 {"dst":"ff02::1","dev":"eth0"},
                 {"dst":"nonsense","dev":"eth0"},
                 {}]
                """))
        .isEmpty();
  }

  @Test
  void blackhole_and_prohibit_refuse_as_well() {
    assertThat(
            routes(
                """
                [{"type":"blackhole","dst":"10.1.0.0/16"}, {"type":"prohibit","dst":"10.2.0.0/16"}]
                """))
        .allMatch(TableRoute::refused)
        .hasSize(2);
  }
}
