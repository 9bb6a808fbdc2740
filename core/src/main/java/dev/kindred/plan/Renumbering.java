package dev.kindred.plan;

import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Says where nodes hand out other addresses than they do in the lab that runs. */
final class Renumbering {
  private Renumbering() {}

  /** A note for each network on which a node has another slice than before. */
  static List<String> notes(Allocation before, Allocation now) {
    List<String> notes = new ArrayList<>();
    now.slices()
        .forEach((network, slices) -> {
          List<String> changed =
              slices.keySet().stream()
                  .filter(node -> !before.slice(network, node).isEmpty())
                  .filter(node -> !before.slice(network, node).equals(now.slice(network, node)))
                  .toList();
          if (!changed.isEmpty()) {
            String first = changed.getFirst();
            notes.add(
                (network.equals(PodNetwork.NAME) ? "pod subnets" : "network " + network)
                    + ": the slice of "
                    + first
                    + " was "
                    + words(before.slice(network, first))
                    + " and is now "
                    + words(now.slice(network, first))
                    + others(changed.size() - 1)
                    + "; pods whose addresses lie outside are replaced");
          }
        });
    return notes;
  }

  private static String others(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> ", and that of another node changes as well";
      default -> ", and those of " + count + " other nodes change as well";
    };
  }

  private static String words(List<Cidr> blocks) {
    StringJoiner text = new StringJoiner(" and ");
    blocks.forEach(block -> text.add(block.toString()));
    return text.toString();
  }
}
