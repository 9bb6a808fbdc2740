package dev.kindred.topology;

/**
 * What a topology can say to one provider in the provider's own words.
 *
 * @param <O> what that comes to, for one cluster
 */
public interface Words<O> {
  /** The provider's name. */
  String name();

  /** What it comes to, as a class. */
  Class<O> type();

  /** What holds where a topology says nothing. */
  O nothing();
}
