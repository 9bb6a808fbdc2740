package dev.kindred.provider.netns;

import dev.kindred.provider.AddressContract;
import dev.kindred.provider.AttachmentContract;
import dev.kindred.provider.DetourContract;
import dev.kindred.provider.NeighbourContract;
import dev.kindred.provider.NetworkContract;
import dev.kindred.provider.NewLabContract;
import dev.kindred.provider.PolicyContract;
import dev.kindred.provider.ProviderContract;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Tag;

/** The contract of providers, in network namespaces. */
@Tag("root")
class NetnsProviderIT
    implements ProviderContract,
        NewLabContract,
        AttachmentContract,
        NetworkContract,
        NeighbourContract,
        AddressContract,
        DetourContract,
        PolicyContract {
  @Override
  public World world() {
    return new NetnsWorld();
  }
}
