package dev.kindred.topology;

import dev.kindred.topology.Compound.Either;
import dev.kindred.topology.Compound.Fields;
import dev.kindred.topology.Compound.Names;
import dev.kindred.topology.Compound.Rows;
import dev.kindred.topology.Compound.Table;
import dev.kindred.topology.Shape.Blocks;
import dev.kindred.topology.Shape.Choice;
import dev.kindred.topology.Shape.Command;
import dev.kindred.topology.Shape.Keyword;
import dev.kindred.topology.Shape.Name;
import dev.kindred.topology.Shape.Text;
import dev.kindred.topology.Shape.Truth;
import dev.kindred.topology.Shape.Whole;
import dev.kindred.topology.Shape.Word;
import java.util.List;

/**
 * Every key of the topology file, once. The reader's checks and suggestions, the JSON Schema and
 * the documentation's table all come from here; a test holds the keys against the components of the
 * records. The schema describes these keys rather than the records, because the file is kinder than
 * they are: it takes one value where they have a list, a number where they have clusters.
 */
final class TopologyKeys {
  static final int MOST_CLUSTERS = 1000;
  static final int MOST_NETWORKS = 250;
  static final int MOST_WORKLOADS = 1000;
  static final int MOST_NODES = 1023;
  static final int MOST_REPLICAS = 10_000;

  /** The smallest MTU that IPv4 hosts must take (RFC 791). */
  static final int LEAST_MTU = 576;

  /** The smallest MTU of a link with IPv6 (RFC 8200, section 5). */
  static final int LEAST_MTU_IPV6 = 1280;

  private static final int MOST_MTU = 65_535;
  private static final int MOST_WORDS = 1000;

  static final String NETNS = "netns";
  static final String KIND = "kind";
  static final List<String> PROVIDERS = List.of(NETNS, KIND, "kubeconfig", "auto");

  private static final Blocks BLOCKS = new Blocks();

  static final Fields CLUSTER =
      new Fields(
          "cluster",
          List.of(
              new Key("name", new Name(), "", "The cluster's name."),
              new Key("nodes", new Whole(1, MOST_NODES), "1", "How many nodes it has."),
              new Key(
                  "podSubnet",
                  BLOCKS,
                  "10.97.0.0/16 for the first cluster, 10.98.0.0/16 for the next, and so on, where the"
                      + " file has that for nothing else",
                  "Addresses of its pods' first interface: one block, or one a family."),
              new Key(
                  "serviceSubnet",
                  BLOCKS,
                  "10.197.0.0/16 for the first cluster, 10.198.0.0/16 for the next, and so on, where the"
                      + " file has that for nothing else",
                  "Addresses of its Services: one block, or one a family."),
              new Key(
                  "kind",
                  KindKeys.BLOCK,
                  "the lab's",
                  "What is said to kind of this cluster; it is merged over what is said of all.")));

  static final Fields NETWORK =
      new Fields(
          "network",
          List.of(
              new Key("name", new Name(), "", "The network's name."),
              new Key(
                  "type",
                  new Choice("network type", List.of("ptp", "bridge", "macvlan"), true),
                  "ptp",
                  "How pods are attached: ptp and bridge are routed between nodes, macvlan is one"
                      + " link over the underlay."),
              new Key(
                  "cidr",
                  BLOCKS,
                  "10.k.0.0/16 for the k-th network, where the file has that for nothing else",
                  "Addresses of the whole network: one block, or one a family. Each cluster gets a"
                      + " part of it."),
              new Key(
                  "mtu",
                  new Whole(LEAST_MTU, MOST_MTU),
                  "that of the underlay",
                  "The largest IP packet in bytes, at least 1280 with IPv6."),
              new Key("clusters", new Names("cluster", 1), "all", "The clusters that it joins."),
              new Key(
                  "subnets",
                  new Table("cluster names to address blocks", BLOCKS),
                  "the i-th /24 and /64 for the i-th cluster, or parts that fit a smaller block",
                  "Parts of cidr that clusters are to have, by the cluster's name.")));

  static final Fields WORKLOAD =
      new Fields(
          "workload",
          List.of(
              new Key("name", new Name(), "", "The Deployment's name."),
              new Key(
                  "image",
                  new Text(),
                  Defaults.IMAGE,
                  "The container image; the provider netns needs none and ignores it."),
              new Key(
                  "command",
                  new Either(List.of(new Command(), new Rows("words", new Word(), 1, MOST_WORDS))),
                  "waiting",
                  "What its pods run: one line, split at blanks (quotes keep them), or a list of"
                      + " words."),
              new Key(
                  "restart",
                  new Choice("restart policy", Restart.words(), false),
                  Restart.ALWAYS.word(),
                  "When the command is started again after it has ended; on kind always."),
              new Key(
                  "replicas", new Whole(0, MOST_REPLICAS), "1", "Pods in each of its clusters."),
              new Key(
                  "networks",
                  new Names("network", 0),
                  "all",
                  "The networks its pods attach to, as net1, net2, … in this order."),
              new Key(
                  "clusters",
                  new Names("cluster", 1),
                  "all that its networks join",
                  "The clusters it runs in.")));

  static final Fields UNDERLAY =
      new Fields(
          "underlay",
          List.of(
              new Key(
                  "cidr",
                  BLOCKS,
                  "the provider's choice",
                  "Addresses of what joins the nodes: one block, or one a family."),
              new Key(
                  "mtu",
                  new Whole(LEAST_MTU_IPV6, MOST_MTU),
                  "1500",
                  "The largest IP packet in bytes between nodes; 9000 and more for jumbo frames.")));

  static final Fields FILE =
      new Fields(
          "topology",
          List.of(
              new Key("name", new Name(), "that of the file's folder", "The lab's name."),
              new Key(
                  "provider",
                  new Choice("provider", PROVIDERS, false),
                  NETNS,
                  "What makes the clusters: network namespaces of this machine, kind, or existing"
                      + " clusters by kubeconfig; auto takes kind when it can run here."),
              new Key(
                  "underlay",
                  new Either(List.of(new Keyword(KIND), BLOCKS, UNDERLAY)),
                  "the provider's choice",
                  "Addresses of what joins the nodes: one block, or one a family; a mapping to say its"
                      + " mtu as well; kind to share kind's own container network."),
              new Key(
                  "internet",
                  new Truth(),
                  "false",
                  "Whether pods of netns reach the machine's networks and the internet, by IPv4; on"
                      + " kind they always do."),
              new Key(
                  "kind",
                  KindKeys.BLOCK,
                  "nothing",
                  "What is said to kind of all clusters: fields of its configuration and, by image,"
                      + " multus and cni, what its nodes run; other providers ignore it."),
              new Key(
                  "clusters",
                  new Either(
                      List.of(
                          new Whole(1, MOST_CLUSTERS),
                          new Rows(
                              "clusters",
                              new Either(List.of(new Name(), CLUSTER)),
                              1,
                              MOST_CLUSTERS))),
                  "2",
                  "The clusters: how many (then edge1, edge2, …), or a list of names or of mappings."),
              new Key(
                  "networks",
                  new Rows("networks", NETWORK, 0, MOST_NETWORKS),
                  "one, data-plane, of type ptp",
                  "The data-plane networks; [] for none."),
              new Key(
                  "workloads",
                  new Rows("workloads", WORKLOAD, 0, MOST_WORKLOADS),
                  "demo1 and demo2, on all networks",
                  "The Deployments whose pods attach to the networks; [] for none.")));

  private TopologyKeys() {}
}
