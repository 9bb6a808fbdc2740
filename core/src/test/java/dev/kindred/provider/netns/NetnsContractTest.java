package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.AddressContract;
import dev.kindred.provider.AttachmentContract;
import dev.kindred.provider.DetourContract;
import dev.kindred.provider.NeighbourContract;
import dev.kindred.provider.NetworkContract;
import dev.kindred.provider.NewLabContract;
import dev.kindred.provider.PolicyContract;
import dev.kindred.provider.ProviderContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetnsContractTest {
  /** Of a provider that places pods itself, and makes a lab for each test. */
  private static final List<Class<?>> OF_ITS_OWN =
      List.of(
          NewLabContract.class,
          AttachmentContract.class,
          NetworkContract.class,
          NeighbourContract.class,
          AddressContract.class,
          DetourContract.class,
          PolicyContract.class);

  @Test
  void the_classes_that_run_at_once_are_the_whole_contract_of_providers() {
    List<Class<?>> all = new ArrayList<>(List.of(ProviderContract.class.getInterfaces()));
    all.addAll(OF_ITS_OWN);
    assertThat(
            Stream.of(NetnsProviderIT.class, NetnsMendingIT.class, NetnsProofIT.class)
                .flatMap(type -> Stream.of(type.getInterfaces())))
        .containsExactlyInAnyOrderElementsOf(all);
  }
}
