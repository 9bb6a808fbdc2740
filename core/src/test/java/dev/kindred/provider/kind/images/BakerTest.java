package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BakerTest {
  @Test
  void this_process_is_alive_and_bakes_under_a_new_name_each_time() {
    Baker first = Baker.ofThisProcess();
    Baker second = Baker.ofThisProcess();

    assertThat(Baker.of(first.name())).isEqualTo(first);
    assertThat(first.isAlive()).isTrue();
    assertThat(second.name()).isNotEqualTo(first.name());
  }

  @Test
  void a_later_process_with_the_same_number_is_another() {
    Baker now = Baker.ofThisProcess();

    assertThat(new Baker(now.pid(), now.start() - 60, 0).isAlive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a-b-c", "1-2", "-1-2-3"})
  void a_name_that_we_do_not_give_is_nobodys(String name) {
    assertThat(Baker.of(name).isAlive()).isFalse();
  }
}
