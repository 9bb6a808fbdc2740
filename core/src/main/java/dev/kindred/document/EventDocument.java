package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.host.Unwrapped;

/** What is said beside a result, on standard error: an object a line. */
@Description("What is said beside a result: a line of standard error with -o json.")
public sealed interface EventDocument {
  /** Something has begun, or was seen to, or to be known. */
  @Description("A step has begun, or there is something to know or to see to.")
  record Said(
      @Description("Step, note or warning.") Kind event,
      @Description("What it is, in words.") String what,
      Unwrapped<Percent> percent,
      Unwrapped<Seconds> seconds)
      implements EventDocument {}

  /** What is said. */
  enum Kind {
    /** A step has begun. */
    STEP,
    /** Something to know. */
    NOTE,
    /** Something to see to. */
    WARNING;

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How far a step is. */
  record Percent(@Description("How far a step is, where that is known.") int percent) {}

  /** How long a step takes. */
  record Seconds(
      @Description("How long a step of status, verify or explain has taken, in seconds.")
          long seconds) {}

  /** Changes are going to be made. */
  @Description("Changes are going to be made.")
  record Begun(@Description("That they are.") Begin event, @Description("How many.") int changes)
      implements EventDocument {}

  /** What is said of changes that are going to be made. */
  enum Begin {
    /** They are going to be made. */
    BEGIN;

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return "begin";
    }
  }

  /** A change has been made. */
  @Description("A change has been made.")
  record Done(
      @Description("That it has.") Made event, @Description("What it was about.") String subject)
      implements EventDocument {}

  /** What is said of a change that has been made. */
  enum Made {
    /** It has been made. */
    DONE;

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return "done";
    }
  }

  /** A step has begun. */
  static EventDocument step(String what) {
    return said(Kind.STEP, what);
  }

  /**
   * A step goes on.
   *
   * @param percent how far it is; 0 where that is not known
   * @param seconds how long it has taken
   */
  static EventDocument step(String what, int percent, long seconds) {
    Unwrapped<Percent> far = percent > 0 ? Unwrapped.of(new Percent(percent)) : Unwrapped.none();
    return new Said(Kind.STEP, what, far, Unwrapped.of(new Seconds(seconds)));
  }

  /** Something to know. */
  static Said note(String what) {
    return said(Kind.NOTE, what);
  }

  /** Something to see to. */
  static Said warning(String what) {
    return said(Kind.WARNING, what);
  }

  private static Said said(Kind kind, String what) {
    return new Said(kind, what, Unwrapped.none(), Unwrapped.none());
  }

  /** So many changes are going to be made. */
  static EventDocument begin(int changes) {
    return new Begun(Begin.BEGIN, changes);
  }

  /** A change has been made. */
  static EventDocument done(String subject) {
    return new Done(Made.DONE, subject);
  }
}
