package dev.kindred.provider.netns;

import dev.kindred.provider.ProviderContract;
import dev.kindred.provider.World;

/** The contract of providers, in network namespaces. */
class NetnsProviderIT implements ProviderContract {
  @Override
  public World world() {
    return new NetnsWorld();
  }
}
