package dev.kindred.provider;

import java.util.List;
import java.util.Map;

/**
 * A lab's write-ahead record of what it makes outside its folder. An entry is on disk before the
 * object is made, so that whatever a crash leaves is known.
 */
public interface Ledger {
  /**
   * An object of the lab that stands, or that was about to be made.
   *
   * @param kind what it is, as {@code holder}
   * @param name its name
   * @param made true when making it was finished
   * @param detail what is needed to find it, as a process id
   */
  record Entry(String kind, String name, boolean made, Map<String, String> detail) {
    /** Copies its map. */
    public Entry {
      detail = Map.copyOf(detail);
    }
  }

  /** Records that an object is about to be made. */
  void intend(String kind, String name);

  /** Records that it is made. */
  void made(String kind, String name, Map<String, String> detail);

  /** Records that it is gone. */
  void gone(String kind, String name);

  /**
   * All objects that stand or may stand, as far as it can be read.
   *
   * @throws dev.kindred.host.Fault when a newer Kindred wrote it
   */
  List<Entry> standing();

  /**
   * True when it may not name all that stands: it is not there, or a part of it cannot be read,
   * other than a last line that a crash cut off. A provider looks for labels then.
   */
  boolean damaged();

  /**
   * Writes it anew: what of it could be read, and what was found by labels. Whoever calls it holds
   * the lab's lock.
   */
  void rebuild(List<Entry> found);
}
