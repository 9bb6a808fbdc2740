package dev.kindred.provider.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindred.host.Fault;
import dev.kindred.plan.Plan;
import dev.kindred.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6BlockTest {
  private static final Plan PLAN = PaperEngine.plan("clusters: 2\n");

  /** The data plane has IPv6 by addresses of the plan, whatever the engine gives. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a}                                        | false",
        "{name: a, podSubnet: 10.90.0.0/16}               | false",
        "{name: a, podSubnet: [10.90.0.0/16, 'fd90::/56']} | true",
        "{name: a, podSubnet: 'fd90::/56'}                | true",
        "{name: a, serviceSubnet: [10.190.0.0/16, 'fd91::/112']} | true",
      })
  void nodes_need_ipv6_where_pods_or_services_have_it(String cluster, boolean needed) {
    Plan plan =
        PaperEngine.plan(
            """
            clusters: [%s]
            networks: []
            workloads: []
            """
                .formatted(cluster));
    assertThat(Ipv6Block.isNeeded(plan)).isEqualTo(needed);
  }

  @Test
  void the_first_is_taken_that_neither_the_machine_nor_the_file_has() {
    assertThat(Ipv6Block.free(PLAN, List.of())).hasToString("fd6b:696e:6472:8000::/64");
    assertThat(Ipv6Block.free(PLAN, List.of(Cidr.of("::/0"), Cidr.of("fd6b:696e:6472:8000::/63"))))
        .hasToString("fd6b:696e:6472:8002::/64");
    Plan own =
        PaperEngine.plan("networks: [{name: a, type: macvlan, cidr: 'fd6b:696e:6472:8000::/64'}]");
    assertThat(Ipv6Block.free(own, List.of())).hasToString("fd6b:696e:6472:8001::/64");
  }

  @Test
  void none_is_free_where_something_has_the_space() {
    assertThatThrownBy(() -> Ipv6Block.free(PLAN, List.of(Cidr.of("fd00::/8"))))
        .isInstanceOf(Fault.class)
        .hasMessage("no block of fd6b:696e:6472::/48 is free for the IPv6 of the lab's nodes");
  }

  @Test
  void a_plans_own_block_is_none_of_them() {
    assertThat(Ipv6Block.isOne(Cidr.of("fd6b:696e:6472:8003::/64"))).isTrue();
    assertThat(Ipv6Block.isOne(Cidr.of("fd6b:696e:6472::/64"))).isFalse();
    assertThat(Ipv6Block.isOne(Cidr.of("172.30.0.0/20"))).isFalse();
  }
}
