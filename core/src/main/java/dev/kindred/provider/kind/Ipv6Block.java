package dev.kindred.provider.kind;

import dev.kindred.host.Fault;
import dev.kindred.plan.Plan;
import dev.kindred.render.KindConfig;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The IPv6 block that an engine gives nodes addresses of, where clusters need them: the kubelet
 * takes as its node's address only what the node has when kind makes it. The data plane does not
 * use them; the plan's own lie beside them, on the same link, in the lower half of the space.
 *
 * <p>Unlike links, an engine's blocks are routes of the machine, so that each lab has another.
 */
final class Ipv6Block {
  private static final int PREFIX = 64;

  /** The upper half of the space whose lower half plans have, see {@link NodeBlocks}. */
  private static final int FIRST = 0x8000;

  private static final int MOST = 1024;

  private static final List<Cidr> BLOCKS =
      IntStream.range(FIRST, FIRST + MOST).mapToObj(i -> NodeBlocks.IPV6.part(i, PREFIX)).toList();

  private Ipv6Block() {}

  /** True where pods or Services of a cluster have IPv6, so that its nodes must. */
  static boolean isNeeded(Plan plan) {
    return plan.topology().clusters().stream()
        .anyMatch(cluster -> KindConfig.families(plan, cluster).contains(Family.IPV6));
  }

  /** One that nothing has: not the file, and nothing on the machine, as far as can be seen. */
  static Cidr free(Plan plan, List<Cidr> taken) {
    List<Cidr> others = new ArrayList<>(taken);
    others.addAll(plan.topology().blocks());
    others.removeIf(block -> block.prefix() == 0);
    return BLOCKS.stream()
        .filter(block -> others.stream().noneMatch(block::overlaps))
        .findFirst()
        .orElseThrow(() ->
            new Fault(
                "no block of " + NodeBlocks.IPV6 + " is free for the IPv6 of the lab's nodes",
                "Use another space than this one in the topology, or remove container networks that have it."));
  }

  /** Whether an engine's block is one of these. */
  static boolean isOne(Cidr block) {
    return block.family() == Family.IPV6 && BLOCKS.contains(block);
  }
}
