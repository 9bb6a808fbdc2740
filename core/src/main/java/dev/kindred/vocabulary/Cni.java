package dev.kindred.vocabulary;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.file.Faults;
import dev.kindred.topology.file.YamlNode;
import dev.kindred.topology.file.YamlNode.Entries;
import dev.kindred.topology.file.YamlNode.Entry;
import dev.kindred.topology.file.YamlNode.Items;
import dev.kindred.topology.file.YamlNode.Scalar;
import dev.kindred.topology.file.YamlTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network of a cluster's pods that the topology brings, in place of kind's own.
 *
 * @param name of the file of manifests, as the topology has it; empty where it brings none
 * @param text the manifests; empty where they are not known any more
 * @param images that they name, each once
 */
public record Cni(String name, String text, List<String> images) {
  /** The topology brings none. */
  public static final Cni NONE = new Cni("", "", List.of());

  private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");

  /** What divides documents stands in the first column, in texts as well. */
  private static final Pattern DIVIDED = Pattern.compile("^---(?=\\s|$)", Pattern.MULTILINE);

  private static final int BYTES = 12;

  /** Copies its list. */
  public Cni {
    images = List.copyOf(images);
  }

  /**
   * Reads manifests.
   *
   * @param source whose text it is, for the error
   * @throws InvalidTopology when a document is no YAML
   */
  static Cni of(String name, String source, String text) {
    Set<String> images = new TreeSet<>();
    Matcher mark = DIVIDED.matcher(text);
    int from = 0;
    while (from <= text.length()) {
      boolean more = mark.find();
      int to = more ? mark.start() : text.length();
      // Lines are counted from the beginning of the file.
      String before =
          "\n".repeat((int) text.substring(0, from).chars().filter(c -> c == '\n').count());
      collect(source, before + text.substring(from, to), images);
      from = more ? mark.end() : text.length() + 1;
    }
    return new Cni(name, text, List.copyOf(images));
  }

  private static void collect(String source, String document, Set<String> images) {
    Faults faults = new Faults(source);
    YamlTree.read(source, document, faults).ifPresent(root -> collect(root, images));
    faults.report();
  }

  private static void collect(YamlNode node, Set<String> images) {
    List<YamlNode> below = new ArrayList<>();
    switch (node) {
      case Entries entries -> {
        for (Entry entry : entries.entries()) {
          below.add(entry.value());
          if (CONTAINERS.contains(entry.key().text()) && entry.value() instanceof Items list) {
            list.items().forEach(container -> image(container, images));
          }
        }
      }
      case Items list -> below.addAll(list.items());
      case Scalar _ -> {}
    }
    below.forEach(each -> collect(each, images));
  }

  private static void image(YamlNode container, Set<String> images) {
    if (container instanceof Entries entries) {
      for (Entry entry : entries.entries()) {
        if (entry.key().text().equals("image") && entry.value() instanceof Scalar word) {
          images.add(word.text());
        }
      }
    }
  }

  /** True where the topology brings none, or what it brought is not known any more. */
  public boolean isNone() {
    return text.isBlank();
  }

  /** What differs where the manifests do; empty where there are none. */
  public String digest() {
    if (isNone()) {
      return "";
    }
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }
}
