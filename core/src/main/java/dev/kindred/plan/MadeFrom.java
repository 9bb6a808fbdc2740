package dev.kindred.plan;

import dev.kindred.topology.Cluster;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a cluster of Kubernetes is made from and keeps for as long as it lives: what its provider is
 * told of it, and its blocks. Not the number of its nodes, which everybody can see, nor Multus,
 * which can be changed.
 *
 * @param digests a digest of each thing that something is said of, by what the file calls it
 */
public record MadeFrom(Map<String, String> digests) {
  /** The first line of the text; another way to reckon takes another one. */
  private static final String HEAD = "kindred made-from 1";

  private static final int BYTES = 12;

  /** Sorts its map. */
  public MadeFrom {
    digests = Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  /** What a plan has a cluster made from. */
  public static MadeFrom of(Plan plan, Cluster cluster) {
    Map<String, Object> said = new TreeMap<>(plan.cluster(cluster.name()).madeFrom());
    PlannedNetwork pods = plan.podNetworks().get(cluster.name());
    said.put("podSubnet", pods == null ? List.of() : texts(pods.network().cidrs()));
    said.put("serviceSubnet", texts(plan.serviceSubnets(cluster)));
    Map<String, String> digests = new TreeMap<>();
    said.forEach((name, value) -> digests.put(name, digest(text(value))));
    return new MadeFrom(digests);
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  private static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  /** What is not the same in another one, by what the file calls it. */
  List<String> differences(MadeFrom other) {
    SortedSet<String> names = new TreeSet<>(digests.keySet());
    names.addAll(other.digests.keySet());
    List<String> differences = new ArrayList<>(names);
    differences.removeIf(
        name -> digests.getOrDefault(name, "").equals(other.digests.getOrDefault(name, "")));
    return differences;
  }

  /** As a cluster keeps it. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    digests.forEach((name, sum) -> text.append(sum).append(' ').append(name).append('\n'));
    return text.toString();
  }

  /** What a cluster kept; empty where it is no such text, as of a Kindred that kept none. */
  public static Optional<MadeFrom> parse(String text) {
    List<String> lines = text.strip().lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
      return Optional.empty();
    }
    Map<String, String> digests = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int blank = line.indexOf(' ');
      if (blank != 2 * BYTES) {
        return Optional.empty();
      }
      digests.put(line.substring(blank + 1), line.substring(0, blank));
    }
    return Optional.of(new MadeFrom(digests));
  }

  /** A value as a text that no other value has. */
  private static String text(Object value) {
    StringBuilder text = new StringBuilder();
    switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        text.append('{');
        sorted.forEach((key, item) -> text.append(text(key)).append(text(item)));
        text.append('}');
      }
      case Collection<?> list -> {
        text.append('[');
        list.forEach(item -> text.append(text(item)));
        text.append(']');
      }
      default -> {
        String word = String.valueOf(value);
        text.append(word.length()).append(':').append(word);
      }
    }
    return text.toString();
  }
}
