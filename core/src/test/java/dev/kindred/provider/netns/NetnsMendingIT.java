package dev.kindred.provider.netns;

import dev.kindred.provider.AddressContract;
import dev.kindred.provider.AttachmentContract;
import dev.kindred.provider.RepairContract;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Tag;

/** What is mended, of the contract of providers. */
@Tag("root")
class NetnsMendingIT implements RepairContract, AddressContract, AttachmentContract {
  @Override
  public World world() {
    return new NetnsWorld();
  }
}
