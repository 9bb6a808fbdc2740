package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * The blows that are due, before anything is left to chance: every blow at every step of the
 * ledger, before and behind both entries of who makes a holder, and the one of who has ended it.
 * Only behind the first of them is there anything but the victim itself.
 */
final class Agenda {
  /** A blow that is due. */
  record Due(Moment moment, Blow blow) {}

  private final Map<Lane.Task, Queue<Due>> due = new EnumMap<>(Lane.Task.class);

  /**
   * @param number of a lane, of so many in all, which share what is due
   */
  Agenda(long seed, int number, int of) {
    for (Lane.Task task : Lane.Task.values()) {
      int steps =
          task == Lane.Task.UP || task == Lane.Task.RESTART ? 4 : task == Lane.Task.DOWN ? 2 : 0;
      List<Due> all = new ArrayList<>();
      for (int step = 1; step <= steps; step++) {
        boolean alone = task == Lane.Task.DOWN || step <= 2;
        for (Blow blow : alone ? List.of(Blow.KILL, Blow.TERMINATE) : List.of(Blow.values())) {
          all.add(new Due(Moment.at("ledger", step), blow));
        }
      }
      Collections.shuffle(all, new Random(seed));
      Queue<Due> own = new ArrayDeque<>();
      for (int i = number; i < all.size(); i += of) {
        own.add(all.get(i));
      }
      due.put(task, own);
    }
  }

  /** Takes the next one. */
  Optional<Due> next(Lane.Task task) {
    return Optional.ofNullable(requireNonNull(due.get(task)).poll());
  }

  /** Puts one back that came too late. */
  void again(Lane.Task task, Due late) {
    requireNonNull(due.get(task)).add(late);
  }

  boolean isDone(Lane.Task task) {
    return requireNonNull(due.get(task)).isEmpty();
  }

  /** How many are left. */
  int left() {
    return due.values().stream().mapToInt(Queue::size).sum();
  }
}
