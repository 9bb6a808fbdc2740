package dev.kindred.provider.kind;

import dev.kindred.host.Engine;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.DeclaredNodes;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lab's ledger says of clusters and the container network. */
final class KindLedger {
  private static final String CLUSTER = "cluster";
  private static final String NETWORK = "network";
  private static final String VOLUME = "volume";
  private static final String IMAGE = "image";
  private static final String NODES = "nodes";
  private static final String ENGINE = "engine";
  private static final String SUBNET = "subnet";
  private static final String MTU = "mtu";
  private static final String CONTEXT = "context";
  private static final String BEFORE = "before";

  private final LabHome home;
  private final List<Ledger.Entry> adopted;

  KindLedger(LabHome home) {
    this(home, List.of());
  }

  /**
   * @param adopted what stands besides, or as well
   */
  KindLedger(LabHome home, List<Ledger.Entry> adopted) {
    this.home = home;
    this.adopted = List.copyOf(adopted);
  }

  /** An entry of a network that was made. */
  static Ledger.Entry network(String name, Engine engine, String subnet, int mtu) {
    Map<String, String> detail =
        Map.of(ENGINE, engine.program(), SUBNET, subnet, MTU, Integer.toString(mtu));
    return new Ledger.Entry(NETWORK, name, true, detail);
  }

  /** An entry of a cluster that was made. */
  static Ledger.Entry cluster(String name, int nodes) {
    return new Ledger.Entry(CLUSTER, name, true, Map.of(NODES, Integer.toString(nodes)));
  }

  private List<Ledger.Entry> entries() {
    List<Ledger.Entry> all = new ArrayList<>(home.ledger().standing());
    all.addAll(adopted);
    return all;
  }

  private static List<String> names(List<Ledger.Entry> entries, String kind) {
    return entries.stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(Ledger.Entry::name)
        .distinct()
        .toList();
  }

  /** Each cluster that was made, with its number of nodes; what was only begun is left out. */
  Map<String, Integer> clusters() {
    Map<String, Integer> clusters = new LinkedHashMap<>();
    for (Ledger.Entry entry : entries()) {
      if (entry.kind().equals(CLUSTER) && entry.made()) {
        clusters.put(entry.name(), Integer.parseInt(entry.detail().getOrDefault(NODES, "1")));
      }
    }
    return clusters;
  }

  /** The clusters that were made, and those that were only begun. */
  List<String> begun() {
    return names(entries(), CLUSTER);
  }

  /** The nodes of the clusters that were made. */
  List<NodeId> nodes() {
    List<NodeId> nodes = new ArrayList<>();
    clusters()
        .forEach((cluster, number) -> {
          for (int i = 1; i <= number; i++) {
            nodes.add(DeclaredNodes.id(cluster, i));
          }
        });
    return nodes;
  }

  /** The engine that the lab was made with. */
  Optional<Engine> engine() {
    return madeNetwork()
        .map(n -> n.detail().getOrDefault(ENGINE, ""))
        .filter(e -> !e.isEmpty())
        .map(Engine::new);
  }

  /** The block that the plan gives addresses of on the container network. */
  Optional<String> subnet() {
    return madeNetwork().map(n -> n.detail().getOrDefault(SUBNET, "")).filter(s -> !s.isEmpty());
  }

  /** What the container network carries; one that an earlier Kindred made, what engines give. */
  Optional<Integer> mtu() {
    String common = Integer.toString(ContainerNetwork.MTU);
    return madeNetwork().map(n -> Integer.parseInt(n.detail().getOrDefault(MTU, common)));
  }

  /** The container network that the nodes are on. */
  Optional<String> network() {
    return madeNetwork().map(Ledger.Entry::name);
  }

  /** The container networks that the lab made, began to make, or shares. */
  List<String> networks() {
    return names(entries(), NETWORK);
  }

  private Optional<Ledger.Entry> madeNetwork() {
    return entries().stream().filter(e -> e.kind().equals(NETWORK) && e.made()).findFirst();
  }

  void intendNetwork(String name) {
    home.ledger().intend(NETWORK, name);
  }

  void madeNetwork(ContainerNetwork network, Engine engine, String subnet) {
    Ledger.Entry entry = network(network.name(), engine, subnet, network.mtu());
    home.ledger().made(NETWORK, network.name(), entry.detail());
  }

  void goneNetwork(String name) {
    home.ledger().gone(NETWORK, name);
  }

  /** Volumes of nodes that are being removed. */
  List<String> volumes() {
    return names(home.ledger().standing(), VOLUME);
  }

  void intendVolume(String name) {
    home.ledger().intend(VOLUME, name);
  }

  void goneVolume(String name) {
    home.ledger().gone(VOLUME, name);
  }

  /** Baked images that nodes of the lab were made of, or are to be. */
  List<String> images() {
    return names(home.ledger().standing(), IMAGE);
  }

  void intendImage(String name) {
    home.ledger().intend(IMAGE, name);
  }

  void goneImage(String name) {
    home.ledger().gone(IMAGE, name);
  }

  /**
   * The clusters that were added to a kubeconfig of the user's, each with the context that was the
   * current one before; empty where there was none, or nothing is known of it.
   */
  Map<String, String> contexts(Path kubeconfig) {
    Map<String, String> contexts = new LinkedHashMap<>();
    for (Ledger.Entry entry : home.ledger().standing()) {
      if (entry.kind().equals(CONTEXT)) {
        Context context = Context.of(entry.name());
        if (context.kubeconfig().equals(kubeconfig)) {
          contexts.put(context.cluster(), entry.detail().getOrDefault(BEFORE, ""));
        }
      }
    }
    return contexts;
  }

  /** The kubeconfigs of the user's that clusters were added to. */
  List<Path> contextFiles() {
    return names(home.ledger().standing(), CONTEXT).stream()
        .map(name -> Context.of(name).kubeconfig())
        .distinct()
        .toList();
  }

  void intendContext(Path kubeconfig, String cluster) {
    home.ledger().intend(CONTEXT, new Context(cluster, kubeconfig).name());
  }

  void madeContext(Path kubeconfig, String cluster, String before) {
    String name = new Context(cluster, kubeconfig).name();
    home.ledger().made(CONTEXT, name, Map.of(BEFORE, before));
  }

  void goneContext(Path kubeconfig, String cluster) {
    home.ledger().gone(CONTEXT, new Context(cluster, kubeconfig).name());
  }

  /** A cluster in a kubeconfig; no cluster's name has a blank. */
  private record Context(String cluster, Path kubeconfig) {
    static Context of(String name) {
      int at = name.indexOf(' ');
      return new Context(name.substring(0, Math.max(at, 0)), Path.of(name.substring(at + 1)));
    }

    String name() {
      return cluster + " " + kubeconfig;
    }
  }

  void intendCluster(String name) {
    home.ledger().intend(CLUSTER, name);
  }

  void madeCluster(String name, int nodes) {
    home.ledger().made(CLUSTER, name, cluster(name, nodes).detail());
  }

  void goneCluster(String name) {
    home.ledger().gone(CLUSTER, name);
  }
}
