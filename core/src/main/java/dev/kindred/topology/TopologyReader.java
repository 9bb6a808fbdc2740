package dev.kindred.topology;

import dev.kindred.advice.Advice;
import dev.kindred.topology.YamlNode.Entries;
import dev.kindred.topology.YamlNode.Scalar;
import dev.kindred.topology.YamlNode.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * @param networkTypes the names that a network's {@code type} may have
   * @throws InvalidTopology with every fault of the file, also when it is missing, a directory,
   *     unreadable, longer than {@link #LONGEST} or not UTF-8
   */
  public static TopologyFile read(Path file, Set<String> networkTypes) {
    return read(file.toString(), FileText.read(file), networkTypes);
  }

  /**
   * Reads the text of a file.
   *
   * @param fileName the file's name as the user gave it, for messages
   * @param networkTypes the names that a network's {@code type} may have
   * @throws InvalidTopology with every fault of the text
   */
  public static TopologyFile read(String fileName, String text, Set<String> networkTypes) {
    return read(fileName, text, Beside.of(Path.of(fileName)), networkTypes);
  }

  /**
   * Reads the text of a file.
   *
   * @param fileName the file's name as the user gave it, for messages
   * @param beside gives the text of the files that it names
   * @param networkTypes the names that a network's {@code type} may have
   * @throws InvalidTopology with every fault of the text
   */
  public static TopologyFile read(
      String fileName, String text, Beside beside, Set<String> networkTypes) {
    if (text.length() > LONGEST) {
      throw FileText.tooLong(fileName);
    }
    try {
      return topologyIn(fileName, text, beside, networkTypes);
    } catch (InvalidTopology e) {
      Faults faults = new Faults(fileName);
      throw OtherFormat.of(fileName, text)
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
      String fileName, String text, Beside beside, Set<String> networkTypes) {
    Faults faults = new Faults(fileName);
    String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Value file = new Value("", root(fileName, marked, faults));
    TopologyKeys.FILE.examine(file, faults);
    KindBlocks kind = new KindBlocks(file.at("kind"), beside, faults);
    Topology topology = topology(file, networkTypes, kind, faults);
    faults.report();
    return new TopologyFile(fileName, marked, topology, kind.read(), faults.places());
  }

  /**
   * The lab that stands for itself when there is no file: two clusters, one network, two workloads
   * on each, as in the project that Kindred grew from.
   */
  public static TopologyFile seed() {
    return Seed.file();
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
      Value file, Set<String> networkTypes, KindBlocks kind, Faults faults) {
    Overlaps overlaps = new Overlaps(FreeBlocks.anywhere(), faults);
    NameIndex clusterNames = new NameIndex("cluster", faults);
    NameIndex networkNames = new NameIndex("network", faults);
    Optional<Value> underlay = blocksOfUnderlay(file);
    overlaps.add(underlay, "the underlay");
    List<Cluster> clusters = new Clusters(clusterNames, overlaps, kind).read(file);
    List<Network> networks =
        new Networks(networkNames, clusterNames, overlaps, faults).read(file, networkTypes);
    List<Workload> workloads =
        new Workloads(networkNames, clusterNames, networks, faults).read(file);
    overlaps.check();
    return new Topology(
        file.text("name", Defaults.LAB),
        file.text("provider", TopologyKeys.NETNS),
        underlay.map(Value::blocks).orElse(List.of()),
        file.text("underlay", "").equals(TopologyKeys.KIND),
        file.at("underlay").map(value -> value.whole("mtu", 0)).orElse(0),
        file.truth("internet"),
        kind.ofLab(),
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
