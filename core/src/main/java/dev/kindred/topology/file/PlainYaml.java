package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.file.YamlNode.Entries;
import java.util.Map;

/** Reads the YAML of other programs, within the limits of topology files. */
public final class PlainYaml {
  private PlainYaml() {}

  /**
   * Reads a mapping as maps, lists, texts, truths and numbers. What is empty is left out.
   *
   * @param source whose text it is, for the error
   * @throws InvalidTopology when it is no YAML, or no mapping
   */
  public static Map<String, Object> read(String source, String text) {
    Faults faults = new Faults(source);
    YamlNode root = YamlTree.read(source, text, faults).orElse(null);
    faults.report();
    if (!(root instanceof Entries mapping)) {
      String is = root == null ? "nothing" : root.described();
      throw faults.fatal(faults.place(1, 1), "", "must be a mapping of keys, but is " + is, "");
    }
    return AnyValue.plain(mapping);
  }
}
