package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.plan.Plan;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.NodeAccess;
import dev.kindred.topology.Cidr;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Topology;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a lab is made.
 *
 * @param underlay the blocks of the nodes' addresses
 * @param offline to pull no image
 */
record LabContext(
    LabHome home,
    Engine engine,
    ContainerNetwork network,
    Plan plan,
    List<Cidr> underlay,
    boolean offline) {
  /** Copies its list. */
  LabContext {
    underlay = List.copyOf(underlay);
  }

  /**
   * Where a lab's plan is made.
   *
   * @param offline to pull no image
   */
  static LabContext of(KindLab lab, Plan plan, boolean offline) {
    Topology topology = plan.topology();
    return new LabContext(
        lab.home(),
        lab.engine(),
        lab.network(topology.sharedUnderlay()),
        plan,
        lab.nodeBlocks().of(topology),
        offline);
  }

  Images images(String cluster) {
    return new Images(this, declared(cluster));
  }

  /** A cluster as the topology has it. */
  Cluster declared(String cluster) {
    return plan.topology()
        .cluster(cluster)
        .orElseThrow(() -> new IllegalArgumentException("no cluster " + cluster));
  }

  /** How programs are run on its nodes. */
  NodeAccess nodes() {
    return nodes(engine);
  }

  static NodeAccess nodes(Engine engine) {
    return (node, line) -> engine.exec(node.name(), line);
  }

  KindTool kind() {
    return new KindTool(engine, network.name());
  }

  Containers containers() {
    return new Containers(engine, home);
  }

  KindLedger standing() {
    return new KindLedger(home);
  }

  /** The kubeconfig of one cluster. */
  Path kubeconfig(String cluster) {
    return kubeconfig(home, cluster);
  }

  static Path kubeconfig(LabHome home, String cluster) {
    return kubeconfigs(home).resolve(cluster + ".yaml");
  }

  static Path kubeconfigs(LabHome home) {
    return home.folder().resolve("kubeconfig");
  }
}
