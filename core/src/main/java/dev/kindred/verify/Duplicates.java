package dev.kindred.verify;

import dev.kindred.plan.Attachment;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNetwork;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodNetworks;
import dev.kindred.topology.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds addresses of the lab's blocks that more than one interface has, whoever gave them. What a
 * pod gives itself beyond these blocks is its own affair.
 */
final class Duplicates {
  private final List<Cidr> blocks = new ArrayList<>();
  private final Map<String, List<String>> owners = new LinkedHashMap<>();

  private Duplicates(Plan plan) {
    blocks.addAll(plan.dataPlane());
    for (PlannedNetwork pods : plan.podNetworks().values()) {
      blocks.addAll(pods.network().cidrs());
    }
  }

  static List<Matrix.Duplicate> of(Plan plan, Observed observed) {
    Duplicates duplicates = new Duplicates(plan);
    new TreeMap<>(observed.pods()).forEach(duplicates::pod);
    new TreeMap<>(observed.nodes())
        .forEach((id, node) ->
            node.interfaces().stream()
                .flatMap(link -> link.addresses().stream())
                .distinct() // One gateway serves all pods of a node.
                .forEach(address -> duplicates.add(address, "node " + id)));
    List<Matrix.Duplicate> found = new ArrayList<>();
    duplicates.owners.forEach((address, owners) -> {
      if (owners.size() > 1) {
        found.add(new Matrix.Duplicate(address, owners));
      }
    });
    return found;
  }

  private void pod(PodId id, Observed.Pod pod) {
    for (Observed.Interface link : pod.interfaces()) {
      String where =
          pod.attachments().stream()
              .filter(a -> a.interfaceName().equals(link.name()))
              .map(Attachment::network)
              .filter(network -> !PodNetworks.isFirst(network))
              .findFirst()
              .orElse(link.name());
      link.addresses().forEach(address -> add(address, id + " on " + where));
    }
  }

  private void add(Cidr address, String owner) {
    if (blocks.stream().anyMatch(block -> block.contains(address))) {
      owners.computeIfAbsent(address.ip(), _ -> new ArrayList<>()).add(owner);
    }
  }
}
