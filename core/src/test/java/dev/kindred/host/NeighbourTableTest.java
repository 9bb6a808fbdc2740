package dev.kindred.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourTableTest {
  @Test
  void overflows_are_added_up_over_all_processors_by_the_name_of_their_column() {
    assertThat(
            NeighbourTable.overflows(
                List.of(
                    "entries  allocs   unresolved_discards table_fulls",
                    "0000026a 0000215e 00000000            00000010",
                    "0000026a 0000265d 00000000            0000000a")))
        .isEqualTo(26);
    assertThat(NeighbourTable.overflows(List.of("entries", "0000026a"))).isZero();
    assertThat(NeighbourTable.overflows(List.of())).isZero();
  }
}
