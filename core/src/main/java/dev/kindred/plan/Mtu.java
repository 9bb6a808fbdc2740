package dev.kindred.plan;

import dev.kindred.topology.Network;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Refuses packets that are larger than what joins the nodes can carry. */
final class Mtu {
  private Mtu() {}

  static List<Problem> check(Topology topology, Underlay underlay) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < topology.networks().size(); i++) {
      Network network = topology.networks().get(i);
      int most = most(network, underlay);
      if (network.mtu() > most) {
        String larger =
            topology.sharedUnderlay()
                ? " or less."
                : " or less, or give the underlay more: underlay: {mtu: " + network.mtu() + "}.";
        problems.add(
            new Problem(
                "networks[" + i + "].mtu",
                network.mtu() + " bytes do not pass the underlay, which carries " + most,
                "Use " + most + larger));
      }
    }
    return problems;
  }

  private static int most(Network network, Underlay underlay) {
    boolean ofSegment =
        NetworkTypes.named(network.type()).flatMap(type -> type.segment(1)).isPresent();
    return ofSegment ? underlay.segment() : underlay.mtu();
  }
}
