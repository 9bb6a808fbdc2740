package dev.kindred.provider.netns;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets something happen at a certain event. */
final class Fuse {
  /** Of a process that has ended as by a kill. */
  static final int EXIT_CODE = 77;

  /** Ends the process as a kill would. */
  static final Runnable DEATH = () -> Runtime.getRuntime().halt(EXIT_CODE);

  private final String event;
  private final AtomicInteger left;
  private final Runnable blow;

  /**
   * @param event as {@code ledger}, before each entry and behind it, or {@code done}
   * @param number the how manieth of these events, from 1
   */
  Fuse(String event, int number, Runnable blow) {
    this.event = event;
    this.left = new AtomicInteger(number);
    this.blow = blow;
  }

  /** Something happened. */
  void burn(String what) {
    if (what.equals(event) && left.decrementAndGet() == 0) {
      blow.run();
    }
  }
}
