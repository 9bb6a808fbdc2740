package dev.kindred.provider.netns;

import dev.kindred.provider.EditContract;
import dev.kindred.provider.LifeContract;
import dev.kindred.provider.NetworkContract;
import dev.kindred.provider.NewLabContract;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Tag;

/**
 * The contract of providers, in network namespaces. It is in three classes that run at once, and
 * {@link NetnsContractTest} sees to it that they are the whole of it.
 */
@Tag("root")
class NetnsProviderIT implements LifeContract, EditContract, NetworkContract, NewLabContract {
  @Override
  public World world() {
    return new NetnsWorld();
  }
}
