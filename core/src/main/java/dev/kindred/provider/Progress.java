package dev.kindred.provider;

import dev.kindred.plan.Change;
import java.util.List;

/** Listens to long work. Its methods may be called from several threads at once. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = new Progress() {};

  /** A step that is no change of the plan has begun, as fetching plugins. */
  default void step(String what) {}

  /** So much of the step that began last is done, in percent. */
  default void share(int percent) {}

  /** These changes are going to be made. */
  default void begin(List<Change> changes) {}

  /** A change has been made. */
  default void done(Change change) {}
}
