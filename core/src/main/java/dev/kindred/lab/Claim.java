package dev.kindred.lab;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import java.util.Optional;

/**
 * By what right somebody changes a lab: it is of the file that they have, or they say on purpose
 * that it is meant.
 *
 * @param origin the file that they have; empty for none, where the lab keeps the one that it has
 * @param onPurpose true where the lab is meant whatever it was made from
 */
public record Claim(Optional<Origin> origin, boolean onPurpose) {
  /** Of somebody who named the lab itself. */
  public static final Claim ON_PURPOSE = new Claim(Optional.empty(), true);

  /** Of somebody who has a file. */
  public static Claim of(Origin origin) {
    return new Claim(Optional.of(origin), false);
  }

  /** The same, and it is meant whatever the lab was made from. */
  public Claim meant() {
    return new Claim(origin, true);
  }

  /** What a lab that was made from something is to somebody who has a file. */
  public enum Verdict {
    /** Of the same file, or nothing is known of either. */
    OURS,
    /** Of a file that is gone: it was moved, or removed. */
    MOVED,
    /** Of another file. */
    FOREIGN
  }

  /**
   * Whose a lab is.
   *
   * @param recorded what it was made from; empty where nothing is known
   */
  public Verdict on(Optional<Origin> recorded) {
    if (origin.isEmpty() || recorded.isEmpty() || origin.get().isSame(recorded.get())) {
      return Verdict.OURS;
    }
    return recorded.get().isGone() ? Verdict.MOVED : Verdict.FOREIGN;
  }

  /**
   * Refuses a lab of another file, unless it is meant.
   *
   * @param verb the command, which {@code --yes} makes do it all the same
   * @throws Fault that names both
   */
  public void check(String verb, String lab, Optional<Origin> recorded) {
    if (on(recorded) == Verdict.FOREIGN && !onPurpose) {
      boolean demo = origin.orElseThrow().kind() == Origin.Kind.DEMO && verb.equals("up");
      throw new OtherFile(
          "lab %s was made from %s, and this is %s"
              .formatted(lab, recorded.orElseThrow(), origin.orElseThrow()),
          Advice.of("Give one of them another name, or say that lab " + lab + " is meant: ")
              .run(demo ? "demo" : verb, "--yes"));
    }
  }

  /** A lab was to be changed by another file than that which it was made from. */
  private static final class OtherFile extends Fault {
    private static final long serialVersionUID = 1L;

    OtherFile(String what, Advice remedy) {
      super(what, remedy);
    }

    @Override
    public int exitCode() {
      return 2;
    }
  }
}
