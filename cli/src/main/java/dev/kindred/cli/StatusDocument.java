package dev.kindred.cli;

import dev.kindred.lab.LabCycle;
import dev.kindred.lab.Origin;
import dev.kindred.lab.Preview;
import dev.kindred.plan.Observed;
import dev.kindred.plan.Plan;
import dev.kindred.plan.PlannedNode;
import dev.kindred.plan.PlannedPod;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lab as it is, for {@code -o json}. */
record StatusDocument(LabCycle lab, Preview status, Differences found, StatusFilter filter) {
  Map<String, Object> map(Hints hints) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lab", lab.name());
    map.put("provider", lab.provider());
    map.put("until", lab.until().map(Instant::toString).orElse(""));
    map.put("running", status.observed().running());
    map.put("clusters", clusters(status.plan()));
    map.put("pods", pods(status));
    map.put("drift", PlanReport.changes(found.drift()));
    map.put("foreign", PlanReport.foreign(status.foreign(), hints));
    map.put("checkFaults", found.faults());
    map.put("file", lab.origin().flatMap(Origin::file).map(Path::toString).orElse(""));
    map.put("edited", PlanReport.changes(found.edits().changes()));
    map.put("fileFaults", found.edits().faults());
    map.put("editedProvider", found.edits().provider());
    return map;
  }

  private List<Object> clusters(Plan plan) {
    List<Object> clusters = new ArrayList<>();
    for (Cluster cluster : plan.topology().clusters()) {
      if (!filter.takes(cluster.name())) {
        continue;
      }
      List<Object> nodes = new ArrayList<>();
      for (PlannedNode node : plan.nodes()) {
        if (node.id().cluster().equals(cluster.name())) {
          List<String> addresses = node.addresses().stream().map(Cidr::ip).toList();
          Map<String, Object> of = new LinkedHashMap<>();
          of.put("name", node.id().name());
          of.put("address", addresses.isEmpty() ? "" : addresses.getFirst());
          of.put("addresses", addresses);
          nodes.add(of);
        }
      }
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("name", cluster.name());
      of.put("nodes", nodes);
      clusters.add(of);
    }
    return clusters;
  }

  private List<Object> pods(Preview status) {
    List<Object> pods = new ArrayList<>();
    for (PlannedPod planned : status.plan().pods()) {
      if (!filter.takes(planned.id())) {
        continue;
      }
      Observed.Pod pod = status.observed().pods().get(planned.id());
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("cluster", planned.id().cluster());
      of.put("workload", planned.id().workload());
      of.put("index", planned.id().index());
      of.put("node", planned.node().name());
      of.put("running", pod != null && !pod.starting());
      Optional.ofNullable(pod).ifPresent(seen -> of.putAll(CommandReport.kubernetes(seen.state())));
      Optional.ofNullable(pod)
          .flatMap(Observed.Pod::run)
          .ifPresent(run -> of.put("command", CommandReport.json(run)));
      of.put("interfaces", pod == null ? List.of() : interfaces(pod));
      pods.add(of);
    }
    return pods;
  }

  private static List<Object> interfaces(Observed.Pod pod) {
    List<Object> interfaces = new ArrayList<>();
    for (Observed.Attachment attachment : pod.attachments()) {
      pod.link(attachment.interfaceName())
          .ifPresent(link -> {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("name", attachment.interfaceName());
            of.put("network", attachment.network());
            of.put("addresses", link.addresses().stream().map(Cidr::ip).toList());
            interfaces.add(of);
          });
    }
    return interfaces;
  }
}
