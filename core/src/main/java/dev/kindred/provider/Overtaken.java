package dev.kindred.provider;

import dev.kindred.host.Fault;

/**
 * Somebody else took what a plan counts on, between the look at what is free and the taking.
 * Nothing was made; another plan, of what is free now, may succeed.
 */
public final class Overtaken extends Fault {
  private static final long serialVersionUID = 1L;

  /**
   * @param what was taken, for people, who see it only where it goes on like this
   */
  public Overtaken(String what) {
    super(what, "Others make labs at the same time: try again when they are done.");
  }
}
