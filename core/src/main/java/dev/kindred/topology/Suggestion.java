package dev.kindred.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Suggestion {
  private static final int LONGEST = 100;

  private Suggestion() {}

  /**
   * The candidate that is nearest to what was written, when it is near enough to be meant: by the
   * number of letters to insert, drop, change or swap (the optimal string alignment distance), at
   * most a third of the longer word or one letter of two, and regardless of upper and lower case.
   */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    return allNearest(written, candidates).stream().findFirst();
  }

  /** The candidates that are near enough to be meant and that none is nearer than. */
  private static List<String> allNearest(String written, Collection<String> candidates) {
    List<String> best = new ArrayList<>();
    int least = written.isEmpty() || written.length() > LONGEST ? -1 : Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int longer = Math.max(written.length(), candidate.length());
      int most = Math.min(least, longer == 2 ? 1 : longer / 3);
      if (Math.abs(written.length() - candidate.length()) > most) {
        continue;
      }
      int distance = distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance > most) {
        continue;
      }
      if (distance < least) {
        best.clear();
      }
      least = distance;
      best.add(candidate);
    }
    return best;
  }

  /** A sentence that names the nearest candidates if they are few, or else all of them. */
  public static String didYouMean(String written, Collection<String> candidates, String none) {
    List<String> nearest = allNearest(written, candidates);
    if (!nearest.isEmpty() && nearest.size() <= 3) {
      return "Did you mean " + String.join(" or ", nearest) + "?";
    }
    return candidates.isEmpty() ? none : "Known: " + few(candidates);
  }

  /** The first of some names, and how many more there are. */
  public static String few(Collection<String> names) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (String name : names) {
      if (shown++ == 12) {
        return text.append(" and ").append(names.size() - 12).append(" more").toString();
      }
      text.append(shown == 1 ? "" : ", ").append(Quotation.shown(name));
    }
    return text.toString();
  }

  private static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (swapped(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
