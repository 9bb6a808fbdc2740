package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Gives the text of the files that a topology names: it is a part of what the topology says. */
@FunctionalInterface
public interface Beside {
  /**
   * The text of a file.
   *
   * @param name as it stands in the topology
   * @throws InvalidTopology with what is wrong with the file itself
   * @throws java.nio.file.InvalidPathException when the name can be none of a file
   */
  String read(String name);

  /** Those of the file system; a name that is no whole path begins where the topology lies. */
  static Beside of(Path topology) {
    return name -> FileText.read(topology.resolveSibling(name));
  }

  /** Those that were kept, by their names. Of one that was not there is nothing to say. */
  static Beside kept(Map<String, String> texts) {
    Map<String, String> copy = Map.copyOf(texts);
    return name -> Optional.ofNullable(copy.get(name)).orElse("");
  }
}
