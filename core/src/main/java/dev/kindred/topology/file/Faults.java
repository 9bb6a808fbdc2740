package dev.kindred.topology.file;

import dev.kindred.topology.InvalidTopology;
import dev.kindred.topology.InvalidTopology.LocatedProblem;
import dev.kindred.topology.Place;
import dev.kindred.topology.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one file, and where each of its keys stands. */
public final class Faults {
  private static final int MOST = 1000;

  private final String file;
  private final int most;
  private final Map<String, Place> places = new HashMap<>();
  private final List<LocatedProblem> found = new ArrayList<>();
  private int unheard;

  /** Of a file by this name. */
  public Faults(String file) {
    this(file, MOST);
  }

  private Faults(String file, int most) {
    this.file = file;
    this.most = most;
  }

  /** For a trial: keeps nothing but whether there was a fault. */
  static Faults forgetful() {
    return new Faults("", 0);
  }

  /** True when nothing is wrong. */
  public boolean none() {
    return found.isEmpty() && unheard == 0;
  }

  /** A place in the file, line and column counted from 1. */
  public Place place(int line, int column) {
    return new Place(file, line, column);
  }

  /** Remembers where a key's value stands. */
  public void stands(Value value) {
    places.putIfAbsent(value.path(), value.node().place());
  }

  /** Where the values of all keys stand, by path. */
  public Map<String, Place> places() {
    return places;
  }

  /** Notes a fault of a value. */
  public void add(Value value, String what, String fix) {
    add(value.node().place(), value.path(), what, fix);
  }

  /** Notes a fault at a place. */
  public void add(Place place, String path, String what, String fix) {
    if (found.size() < most) {
      found.add(new LocatedProblem(place, new Problem(path, what, fix)));
    } else {
      unheard++;
    }
  }

  /** True when further faults are only counted, so that finding a remedy is wasted work. */
  public boolean full() {
    return found.size() >= most;
  }

  /** A fault that makes every other meaningless. */
  public InvalidTopology fatal(Place place, String path, String what, String fix) {
    return fatal(place, new Problem(path, what, fix));
  }

  /** As the other. */
  public InvalidTopology fatal(Place place, Problem problem) {
    return new InvalidTopology(List.of(new LocatedProblem(place, problem)));
  }

  /** Reports all faults in the order of the file, if there are any. */
  public void report() {
    if (found.isEmpty()) {
      return;
    }
    found.sort(Comparator.comparing(LocatedProblem::place));
    if (unheard > 0) {
      Problem more = new Problem("", "and " + unheard + " more problems", "");
      found.add(new LocatedProblem(found.getLast().place(), more));
    }
    throw new InvalidTopology(found);
  }
}
