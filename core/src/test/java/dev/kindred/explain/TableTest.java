package dev.kindred.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.TableRoute;
import dev.kindred.topology.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
  private static TableRoute via(String destination, String gateway) {
    return new TableRoute(Cidr.of(destination), Optional.of(Cidr.of(gateway)), "eth0", false);
  }

  private static TableRoute on(String destination, String device) {
    return new TableRoute(Cidr.of(destination), Optional.empty(), device, false);
  }

  private static TableRoute refused(String destination) {
    return new TableRoute(Cidr.of(destination), Optional.empty(), "", true);
  }

  private static String best(String target, TableRoute... routes) {
    return Table.best(List.of(routes), Cidr.of(target)).map(Table::text).orElse("none");
  }

  @Test
  void the_longest_prefix_wins_wherever_it_stands() {
    TableRoute all = via("0.0.0.0/0", "10.0.0.1");
    TableRoute block = refused("10.1.0.0/16");
    TableRoute slice = via("10.1.2.0/24", "172.30.0.3");
    TableRoute host = on("10.1.2.2/32", "veth1");

    assertThat(best("10.1.2.2", all, block, slice, host)).isEqualTo("10.1.2.2/32 dev veth1");
    assertThat(best("10.1.2.3", host, slice, block, all))
        .isEqualTo("10.1.2.0/24 via 172.30.0.3 dev eth0");
    assertThat(best("10.1.3.1", slice, all, block)).isEqualTo("unreachable 10.1.0.0/16");
    assertThat(best("10.2.0.1", block, slice, all)).isEqualTo("0.0.0.0/0 via 10.0.0.1 dev eth0");
  }

  @Test
  void of_two_routes_to_one_block_the_first_wins_since_tables_are_listed_by_metric() {
    TableRoute slice = via("10.1.0.0/16", "172.30.0.3");

    assertThat(best("10.1.2.2", slice, refused("10.1.0.0/16")))
        .isEqualTo("10.1.0.0/16 via 172.30.0.3 dev eth0");
    assertThat(best("10.1.2.2", refused("10.1.0.0/16"), slice))
        .isEqualTo("unreachable 10.1.0.0/16");
  }

  @Test
  void families_do_not_mix() {
    assertThat(best("fd10:1::2", via("0.0.0.0/0", "10.0.0.1"))).isEqualTo("none");
    assertThat(best("10.1.1.1", via("::/0", "fd00::1"))).isEqualTo("none");
    assertThat(best("fd10:1::2", via("::/0", "fd00::1"))).isEqualTo("::/0 via fd00::1 dev eth0");
  }

  @Test
  void nothing_matches_in_an_empty_table() {
    assertThat(best("10.1.1.1")).isEqualTo("none");
  }
}
