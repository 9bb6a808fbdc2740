package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.ProviderContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetnsContractTest {
  @Test
  void the_classes_that_run_at_once_are_the_whole_contract_of_providers() {
    assertThat(
            Stream.of(NetnsProviderIT.class, NetnsMendingIT.class, NetnsProofIT.class)
                .flatMap(type -> Stream.of(type.getInterfaces())))
        .containsExactlyInAnyOrderElementsOf(List.of(ProviderContract.class.getInterfaces()));
  }
}
