package dev.kindred.topology.file;

import dev.kindred.advice.Advice;
import dev.kindred.topology.Cluster;
import dev.kindred.topology.Defaults;
import dev.kindred.topology.FreeBlocks;
import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.Network;
import dev.kindred.topology.Place;
import dev.kindred.topology.Problem;
import dev.kindred.topology.Topology;
import dev.kindred.topology.TopologyFile;
import dev.kindred.topology.Workload;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlNode.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads topology files. Everything that is wrong with a file is reported at once, in the order of
 * the file, each fault with its place, its key's path and a remedy. Only what makes the rest
 * meaningless (no YAML, a limit exceeded) is reported alone.
 */
public final class TopologyReader {
  /** The longest file, in bytes or characters. */
  public static final int LONGEST = 1 << 20;

  private static final String MINIMAL =
      "A whole lab fits in two lines:\n  name: edge\n  clusters: 2";

  private TopologyReader() {}

  /**
   * Reads a file in UTF-8, with or without a byte order mark.
   *
   * @param dialect what the file may say of providers and network types
   * @throws InvalidTopology with every fault of the file, also when it is missing, a directory,
   *     unreadable, longer than {@link #LONGEST} or not UTF-8
   */
  public static TopologyFile read(Path file, Dialect dialect) {
    return read(file.toString(), FileText.read(file), dialect);
  }

  /**
   * Reads the text of a file.
   *
   * @param fileName the file's name as the user gave it, for messages
   * @param dialect what the file may say of providers and network types
   * @throws InvalidTopology with every fault of the text
   */
  public static TopologyFile read(String fileName, String text, Dialect dialect) {
    return read(fileName, text, Beside.of(Path.of(fileName)), dialect);
  }

  /**
   * Reads the text of a file.
   *
   * @param fileName the file's name as the user gave it, for messages
   * @param beside gives the text of the files that it names
   * @param dialect what the file may say of providers and network types
   * @throws InvalidTopology with every fault of the text
   */
  public static TopologyFile read(String fileName, String text, Beside beside, Dialect dialect) {
    if (text.length() > LONGEST) {
      throw FileText.tooLong(fileName);
    }
    try {
      return topologyIn(fileName, text, beside, dialect);
    } catch (InvalidTopology e) {
      Faults faults = new Faults(fileName);
      throw OtherFormat.of(fileName, text, dialect)
          .map(what ->
              faults.fatal(
                  faults.place(1, 1),
                  new Problem(
                      "",
                      "this is " + what + ", not of Kindred",
                      Advice.of("Begin with: ", "init"))))
          .orElse(e);
    }
  }

  private static TopologyFile topologyIn(
      String fileName, String text, Beside beside, Dialect dialect) {
    Faults faults = new Faults(fileName);
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Value file = new Value("", root(fileName, marked, faults));
    new TopologyKeys(dialect).file().examine(file, faults);
    ProviderBlocks providers = new ProviderBlocks(file, dialect, beside, faults);
    Topology topology = topology(file, dialect, providers, faults);
    faults.report();
    return new TopologyFile(fileName, marked, topology, providers.read(), faults.places());
  }

  private static YamlNode root(String fileName, String text, Faults faults) {
    YamlNode root = YamlTree.read(fileName, text, faults).orElse(null);
    Place top = root == null ? faults.place(1, 1) : root.place();
    if (root == null || root instanceof Scalar scalar && scalar.type() == Type.NOTHING) {
      throw faults.fatal(faults.place(1, 1), "", "the file declares nothing", MINIMAL);
    }
    if (!(root instanceof Entries)) {
      String what = "a topology is a mapping of keys, but this is " + root.described();
      boolean joined = root instanceof Scalar word && word.text().matches("[^:\\s]+:\\S.*");
      throw faults.fatal(top, "", what, joined ? "Write a blank after each colon" : MINIMAL);
    }
    return root;
  }

  private static Topology topology(
      Value file, Dialect dialect, ProviderBlocks providers, Faults faults) {
    Overlaps overlaps = new Overlaps(FreeBlocks.anywhere(), faults);
    NameIndex clusterNames = new NameIndex("cluster", faults);
    NameIndex networkNames = new NameIndex("network", faults);
    Optional<Value> underlay = blocksOfUnderlay(file);
    overlaps.add(underlay, "the underlay");
    List<Cluster> clusters = new Clusters(clusterNames, overlaps, providers).read(file);
    List<Network> networks =
        new Networks(networkNames, clusterNames, overlaps, faults)
            .read(file, dialect.networkTypes());
    List<Workload> workloads =
        new Workloads(networkNames, clusterNames, networks, faults).read(file);
    overlaps.check();
    return new Topology(
        file.text("name", Defaults.LAB),
        file.text("provider", dialect.providers().getFirst()),
        underlay.map(Value::blocks).orElse(List.of()),
        dialect.sharing().contains(file.text("underlay", "")),
        file.at("underlay").map(value -> value.whole("mtu", 0)).orElse(0),
        file.truth("internet"),
        providers.ofLab(),
        clusters,
        networks,
        workloads);
  }

  /** Blocks alone, or in a mapping with what else there is to say. */
  private static Optional<Value> blocksOfUnderlay(Value file) {
    Optional<Value> value = file.at("underlay");
    return value.filter(Value::isMapping).isPresent()
        ? value.flatMap(mapping -> mapping.at("cidr"))
        : value;
  }
}
