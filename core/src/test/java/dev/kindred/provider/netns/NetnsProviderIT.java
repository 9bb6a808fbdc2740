package dev.kindred.provider.netns;

import dev.kindred.provider.ProviderContract;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Tag;

/** The contract of providers, in network namespaces. */
@Tag("root")
class NetnsProviderIT implements ProviderContract {
  @Override
  public World world() {
    return new NetnsWorld();
  }
}
