package dev.kindred.topology.file;

import dev.kindred.topology.Bounds;
import dev.kindred.topology.Defaults;
import dev.kindred.topology.Restart;
import dev.kindred.topology.file.Compound.Either;
import dev.kindred.topology.file.Compound.Fields;
import dev.kindred.topology.file.Compound.Names;
import dev.kindred.topology.file.Compound.Rows;
import dev.kindred.topology.file.Compound.Table;
import dev.kindred.topology.file.Shape.Blocks;
import dev.kindred.topology.file.Shape.Choice;
import dev.kindred.topology.file.Shape.Command;
import dev.kindred.topology.file.Shape.Keyword;
import dev.kindred.topology.file.Shape.Name;
import dev.kindred.topology.file.Shape.Text;
import dev.kindred.topology.file.Shape.Truth;
import dev.kindred.topology.file.Shape.Whole;
import dev.kindred.topology.file.Shape.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Every key of the topology file, once. The reader's checks and suggestions, the JSON Schema and
 * the documentation's table all come from here; a test holds the keys against the components of the
 * records. The schema describes these keys rather than the records, because the file is kinder than
 * they are: it takes one value where they have a list, a number where they have clusters.
 */
final class TopologyKeys {
  /** The smallest MTU that IPv4 hosts must take (RFC 791). */
  static final int LEAST_MTU = 576;

  /** The smallest MTU of a link with IPv6 (RFC 8200, section 5). */
  static final int LEAST_MTU_IPV6 = 1280;

  private static final int MOST_MTU = 65_535;
  private static final int MOST_WORDS = 1000;

  private static final Blocks BLOCKS = new Blocks();

  private final Dialect dialect;
  private final Fields cluster;
  private final Fields network;
  private final Fields workload;
  private final Fields file;

  TopologyKeys(Dialect dialect) {
    this.dialect = dialect;
    this.cluster = ofCluster();
    this.network = ofNetwork();
    this.workload = ofWorkload();
    this.file = ofFile();
  }

  /** Those of the file. */
  Fields file() {
    return file;
  }

  Fields cluster() {
    return cluster;
  }

  Fields network() {
    return network;
  }

  Fields workload() {
    return workload;
  }

  /** Keys, with those of the blocks of providers in their place. */
  private List<Key> keys(List<Key> before, Function<Vocabulary<?>, Key> block, List<Key> behind) {
    List<Key> keys = new ArrayList<>(before);
    dialect.vocabularies().forEach(words -> keys.add(block.apply(words)));
    keys.addAll(behind);
    return keys;
  }

  private Fields ofCluster() {
    return new Fields(
        "cluster",
        keys(
            List.of(
                new Key("name", new Name(), "", "The cluster's name."),
                new Key("nodes", new Whole(1, Bounds.NODES), "1", "How many nodes it has."),
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
                    "Addresses of its Services: one block, or one a family.")),
            words -> new Key(words.name(), words.block(), "the lab's", words.ofCluster()),
            List.of()));
  }

  private Fields ofNetwork() {
    return new Fields(
        "network",
        List.of(
            new Key("name", new Name(), "", "The network's name."),
            new Key(
                "type",
                new Choice("network type", dialect.networkTypes(), true),
                dialect.networkTypes().getFirst(),
                dialect.aboutTypes()),
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
  }

  private Fields ofWorkload() {
    return new Fields(
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
                dialect.describe(
                    "restart", "When the command is started again after it has ended")),
            new Key(
                "replicas", new Whole(0, Bounds.REPLICAS), "1", "Pods in each of its clusters."),
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
  }

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

  private Fields ofFile() {
    return new Fields(
        "topology",
        keys(
            general(),
            words -> new Key(words.name(), words.block(), "nothing", words.ofLab()),
            sections()));
  }

  private List<Key> general() {
    return List.of(
        new Key("name", new Name(), "that of the file's folder", "The lab's name."),
        new Key(
            "provider",
            new Choice("provider", dialect.providers(), false),
            dialect.providers().getFirst(),
            dialect.aboutProviders()),
        new Key(
            "underlay",
            new Either(underlays()),
            "the provider's choice",
            dialect.describe(
                "underlay",
                "Addresses of what joins the nodes: one block, or one a family; a mapping to say its"
                    + " mtu as well")),
        new Key(
            "internet",
            new Truth(),
            "false",
            dialect.describe(
                "internet",
                "Whether pods of netns reach the machine's networks and the internet, by IPv4")));
  }

  /** A network of a provider's own, by its name, or blocks, or a mapping. */
  private List<Shape> underlays() {
    List<Shape> shapes = new ArrayList<>();
    dialect.sharing().forEach(name -> shapes.add(new Keyword(name)));
    shapes.add(BLOCKS);
    shapes.add(UNDERLAY);
    return shapes;
  }

  private List<Key> sections() {
    return List.of(
        new Key(
            "clusters",
            new Either(
                List.of(
                    new Whole(1, Bounds.CLUSTERS),
                    new Rows(
                        "clusters", new Either(List.of(new Name(), cluster)), 1, Bounds.CLUSTERS))),
            "2",
            "The clusters: how many (then edge1, edge2, …), or a list of names or of mappings."),
        new Key(
            "networks",
            new Rows("networks", network, 0, Bounds.NETWORKS),
            "one, data-plane, of type ptp",
            "The data-plane networks; [] for none."),
        new Key(
            "workloads",
            new Rows("workloads", workload, 0, Bounds.WORKLOADS),
            "demo1 and demo2, on all networks",
            "The Deployments whose pods attach to the networks; [] for none."));
  }
}
