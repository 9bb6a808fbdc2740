package dev.kindred.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A topology with the places of its keys, so that a later check can point into the file.
 *
 * @param text the file as it was read
 * @param beside the text of each file that it names, by its name there: a part of what it says
 * @param places where each key's value stands, by the key's path, as {@code networks[0].cidr}
 */
public record TopologyFile(
    String name,
    String text,
    Topology topology,
    Map<String, String> beside,
    Map<String, Place> places) {
  /** Copies its maps. */
  public TopologyFile {
    beside = Map.copyOf(beside);
    places = Map.copyOf(places);
  }

  /** True when the lab's name stands in the file. */
  public boolean namesItself() {
    return places.containsKey("name");
  }

  /** The same file, for a lab of another name. */
  public TopologyFile named(String lab) {
    return new TopologyFile(name, text, topology.named(lab), beside, places);
  }

  /** True where another file says the same, by the same words. */
  public boolean says(String otherText, Map<String, String> otherBeside) {
    return text.equals(otherText) && beside.equals(otherBeside);
  }

  /**
   * Throws the problems in the order of the file, each with the place of its key or of the nearest
   * enclosing key.
   *
   * @throws InvalidTopology when there is any problem
   */
  public void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidTopology(
          problems.stream()
              .map(p -> new InvalidTopology.LocatedProblem(placeOf(p.path()), p))
              .sorted(Comparator.comparing(p -> p.place()))
              .toList());
    }
  }

  private Place placeOf(String path) {
    String key = path;
    while (!key.isEmpty()) {
      Place place = places.get(key);
      if (place != null) {
        return place;
      }
      key = key.substring(0, Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('['))));
    }
    return new Place(name, 1, 1);
  }
}
