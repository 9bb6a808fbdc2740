package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.host.Parallel;
import dev.kindred.plan.Plan;
import dev.kindred.provider.Finding;
import dev.kindred.provider.Progress;
import dev.kindred.provider.kind.doctor.Doctor;
import dev.kindred.provider.kind.doctor.HostPort;
import dev.kindred.provider.kind.doctor.OpenPort;
import dev.kindred.provider.kind.doctor.Requirements;
import dev.kindred.provider.kind.images.LabImages;
import dev.kindred.provider.kind.images.MissingImages;
import dev.kindred.topology.Cluster;
import dev.kindred.vocabulary.KindOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is seen to before anything of a plan is made.
 *
 * @param offline to pull no image
 */
record Preparation(KindLab lab, boolean offline) {
  void run(Plan plan, Progress progress) {
    Orphans.end(lab.home());
    lab.recover();
    new NodeLink(lab).check(plan);
    Set<String> missing = missing(plan);
    if (missing.isEmpty()) {
      return;
    }
    Engine engine = lab.engine();
    new KindTool(engine, "").check();
    refuseOthers(missing);
    Parallel.run(
        List.of(
            () -> Doctor.require(engine, Requirements.of(plan, missing)),
            () -> images(plan, missing).obtain(offline, progress::step)));
    new NetworkMaking(LabContext.of(lab, plan, offline), plan.underlay().getFirst()).run();
  }

  /** As the other, where no pods come to clusters which are there. */
  List<Finding> examine(Plan plan) {
    return examine(plan, MissingImages.NONE);
  }

  /**
   * The same without making or getting anything, and without what only {@code doctor} looks at.
   *
   * @param later images of pods that come to clusters which are there
   */
  List<Finding> examine(Plan plan, MissingImages later) {
    try {
      List<Finding> findings = new ArrayList<>();
      if (!later.references().isEmpty()) {
        findings.add(later.finding(offline));
      }
      new NodeLink(lab)
          .fault(plan)
          .map(e -> Finding.fatal("container network", e.getMessage(), e.advice()))
          .ifPresent(findings::add);
      Set<String> missing = missing(plan);
      if (missing.isEmpty()) {
        return findings;
      }
      findings.addAll(Doctor.quick(lab.engine(), Requirements.of(plan, missing)));
      findings.add(images(plan, missing).finding(offline));
      findings.addAll(networks(plan, missing));
      findings.removeIf(finding -> finding.severity() == Finding.Severity.OK);
      return findings;
    } catch (Fault e) {
      return List.of(Finding.fatal("engine", e.getMessage(), e.advice()));
    }
  }

  /**
   * All that can be said of this machine, what is well as well. Clusters that are made have their
   * ports by now.
   */
  List<Finding> checkup(Plan plan) {
    List<Cluster> clusters = plan.topology().clusters();
    Set<String> missing = missing(plan);
    List<OpenPort> ports =
        clusters.stream()
            .filter(c -> missing.contains(c.name()))
            .flatMap(c -> HostPort.of(c).stream())
            .map(HostPort::open)
            .distinct()
            .toList();
    Set<String> all = clusters.stream().map(Cluster::name).collect(Collectors.toSet());
    Requirements wish = Requirements.of(plan, List.copyOf(all)).withPorts(ports);
    try {
      Engine engine = Engine.find(System.getenv());
      List<Finding> findings = new ArrayList<>(Doctor.examine(engine, wish));
      findings.add(MissingImages.of(engine, wanted(plan, all)).finding(false));
      return findings;
    } catch (MissingRequirement e) {
      return Doctor.examine(e, wish);
    }
  }

  /** Where the user is to install the network of the pods himself. */
  private static List<Finding> networks(Plan plan, Set<String> clusters) {
    return plan.topology().clusters().stream()
        .filter(c -> clusters.contains(c.name()))
        .filter(c -> KindOptions.of(c).lacksNetwork() && KindOptions.of(c).cni().isNone())
        .map(c ->
            Finding.warning(
                "network of the pods",
                "kind makes none in cluster "
                    + c.name()
                    + " by disableDefaultCNI, and the file brings none: up stops when the cluster is"
                    + " made, and goes on when you have installed one",
                "Name its manifests as kind: {cni: FILE}, and up installs them."))
        .toList();
  }

  /** The clusters that are not made. */
  private Set<String> missing(Plan plan) {
    Set<String> missing = new LinkedHashSet<>();
    plan.topology().clusters().forEach(c -> missing.add(c.name()));
    missing.removeAll(lab.standing().clusters().keySet());
    return missing;
  }

  private MissingImages images(Plan plan, Set<String> clusters) {
    return MissingImages.of(lab.engine(), wanted(plan, clusters));
  }

  /** The images that clusters are made of. */
  static List<LabImages> wanted(Plan plan, Set<String> clusters) {
    return plan.topology().clusters().stream()
        .filter(c -> clusters.contains(c.name()))
        .map(c -> LabImages.of(plan.topology(), KindOptions.of(c), System.getenv()))
        .toList();
  }

  /** kind knows clusters by their names, whosever they are. */
  private void refuseOthers(Set<String> missing) {
    for (Containers.Node node : lab.containers().all()) {
      if (missing.contains(node.cluster()) && !node.ours()) {
        throw new Fault(
            "there is a kind cluster " + node.cluster() + " already, and it is not of this lab",
            "Give the cluster another name in the topology, or remove that one: kind delete cluster --name "
                + node.cluster());
      }
    }
  }
}
