package dev.kindred.provider.netns;

import dev.kindred.provider.DetourContract;
import dev.kindred.provider.NeighbourContract;
import dev.kindred.provider.PolicyContract;
import dev.kindred.provider.ProofContract;
import dev.kindred.provider.World;
import org.junit.jupiter.api.Tag;

/** What is found, of the contract of providers. */
@Tag("root")
class NetnsProofIT implements ProofContract, DetourContract, PolicyContract, NeighbourContract {
  @Override
  public World world() {
    return new NetnsWorld();
  }
}
