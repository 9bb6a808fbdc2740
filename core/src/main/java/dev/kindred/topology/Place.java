package dev.kindred.topology;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file the file's name as the user gave it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> IN_FILE =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** In the order of the file. */
  @Override
  public int compareTo(Place other) {
    return IN_FILE.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
