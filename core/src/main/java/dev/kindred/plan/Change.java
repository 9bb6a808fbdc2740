package dev.kindred.plan;

/**
 * One difference between the plan and what is observed, and at once what mends it. {@code plan}
 * prints changes, {@code up} makes them, {@code status} reports them as drift.
 */
public sealed interface Change
    permits NodeChange, RouteChange, PodChange, InterfaceChange, Change.WayOut {
  /** What it does to its subject. */
  enum Kind {
    /** Makes it. */
    ADD("+"),
    /** Takes it away. */
    REMOVE("-"),
    /** Puts it right in place. */
    MEND("~"),
    /** Takes it away and makes it anew. */
    REPLACE("±");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** The sign before a line of a printed plan. */
    public String sign() {
      return sign;
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What it does. */
  Kind kind();

  /** The cluster that it belongs to. */
  String cluster();

  /** What kind of thing it is about, in the singular. */
  String noun();

  /** What it is about, as {@code node edge1-worker}. */
  String subject();

  /** Why, in a few words; empty when the subject says all. */
  default String reason() {
    return "";
  }

  /** The way out of the lab, with the routes back to the pods. It is of no cluster. */
  record WayOut(Kind kind, String reason) implements Change {
    @Override
    public String cluster() {
      return "";
    }

    @Override
    public String noun() {
      return "way out";
    }

    @Override
    public String subject() {
      return "way out to the internet";
    }
  }
}
