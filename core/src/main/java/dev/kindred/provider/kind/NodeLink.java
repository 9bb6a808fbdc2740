package dev.kindred.provider.kind;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.plan.Underlay;
import dev.kindred.render.SegmentScript;
import dev.kindred.topology.Topology;
import java.util.Map;

/** The link that joins a lab's nodes, as a plan needs it: a container network. */
record NodeLink(KindLab lab) {
  /** What the plan of a topology is to use. */
  Underlay of(Topology topology) {
    NodeBlocks nodes = lab.nodeBlocks();
    int carried = carried(topology);
    int common = topology.sharedUnderlay() ? carried : wanted(topology);
    Underlay.Link link =
        new Underlay.Link(carried, Math.min(common, carried - SegmentScript.OVERHEAD));
    return new Underlay(
        nodes.of(topology), Map.of(), true, common, Map.of(), nodes.avoided(), true, link);
  }

  /** What the container network carries: the one that is there, or that is to be made. */
  private int carried(Topology topology) {
    return lab.standing()
        .mtu()
        .orElseGet(() ->
            topology.sharedUnderlay()
                ? lab.network(true).mtu()
                : wanted(topology) + SegmentScript.OVERHEAD);
  }

  /** What the data plane of a lab is to carry that has a container network of its own. */
  private static int wanted(Topology topology) {
    return topology.underlayMtu() == 0 ? ContainerNetwork.MTU : topology.underlayMtu();
  }

  /** A node stays on the container network that it was made on, with what that carries. */
  void stays(Topology topology) {
    String name = lab.home().name();
    String wanted = ContainerNetwork.name(name, topology.sharedUnderlay());
    lab.standing()
        .network()
        .filter(has -> !has.equals(wanted) && !lab.standing().begun().isEmpty())
        .ifPresent(has -> {
          throw new Fault(
              "the nodes of lab "
                  + name
                  + " are on the container network "
                  + has
                  + ", and by the key underlay they are to be on "
                  + wanted,
              Advice.of("Take the lab down first: ", "down").and(" Or put the key back."));
        });
    int has = carried(topology);
    if (!topology.sharedUnderlay() && has < wanted(topology)) {
      throw new Fault(
          "the container network of lab "
              + name
              + " was made for packets of "
              + has
              + " bytes, and by the key underlay they are to be of "
              + wanted(topology),
          Advice.of("Take the lab down first: ", "down").and(" Or put the key back."));
    }
  }
}
