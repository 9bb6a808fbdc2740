package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.plan.NodeId;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Policies;
import dev.kindred.provider.Policy;
import dev.kindred.provider.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rules and packet filters of some nodes and pods, by the machine's own programs. */
public record PolicyReading(Holder holder, Duration limit) {
  private static final String FOLDER = "/run/netns/";

  public Policies of(Collection<NodeId> nodes, Collection<PodId> pods) {
    Map<String, NodeId> nodePlaces = new LinkedHashMap<>();
    Map<String, PodId> podPlaces = new LinkedHashMap<>();
    nodes.forEach(node -> nodePlaces.put(FOLDER + Names.of(node), node));
    pods.forEach(pod -> podPlaces.put(FOLDER + Names.of(pod), pod));
    List<String> line = new ArrayList<>(List.of("sh", "-s", "--"));
    line.addAll(nodePlaces.keySet());
    line.addAll(podPlaces.keySet());
    String printed =
        Command.of(holder.inside(line.toArray(String[]::new)))
            .input(PolicyReader.script())
            .timeout(limit)
            .purpose("read rules and packet filters")
            .tryRun()
            .stdout();
    Map<NodeId, Policy> ofNodes = new HashMap<>();
    Map<PodId, Policy> ofPods = new HashMap<>();
    PolicyReader.read(printed)
        .forEach((place, policy) -> {
          Optional.ofNullable(nodePlaces.get(place)).ifPresent(n -> ofNodes.put(n, policy));
          Optional.ofNullable(podPlaces.get(place)).ifPresent(p -> ofPods.put(p, policy));
        });
    return new Policies(ofNodes, ofPods);
  }
}
