package dev.kindred.plan;

/**
 * A node of a cluster.
 *
 * @param name no other node of the lab has it
 */
public record NodeId(String cluster, String name) implements Comparable<NodeId> {
  /** Numbers at the end of names are compared as numbers: the tenth comes behind the second. */
  @Override
  public int compareTo(NodeId other) {
    int order = cluster.compareTo(other.cluster);
    order = order != 0 ? order : stem().compareTo(other.stem());
    order = order != 0 ? order : number().compareTo(other.number());
    return order != 0 ? order : name.compareTo(other.name);
  }

  private String stem() {
    return name.substring(0, digits());
  }

  /** Of numbers without leading zeros the longer one is the larger. */
  private String number() {
    String number = name.substring(digits());
    return (char) number.length() + number;
  }

  private int digits() {
    int from = name.length();
    while (from > 0 && Character.isDigit(name.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  @Override
  public String toString() {
    return name;
  }
}
