package dev.kindred.lab;

import dev.kindred.fetch.Cached;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Something that is left and can go.
 *
 * @param subject its name, or its path
 * @param reason why it can go, to follow its name
 * @param bytes its size where that matters; else 0
 */
public record Garbage(Kind kind, String subject, String reason, long bytes) {
  /** How long something that can be fetched again is kept after its last use. */
  static final Duration KEPT = Duration.ofDays(30);

  /** What it is. */
  public enum Kind {
    /** A lab with its folder. */
    LAB,
    /** A folder in which no lab was made. */
    FOLDER,
    /** What is left of a lab whose folder is gone; its subject is the folder. */
    ORPHAN,
    /** What a lab keeps for a pod that is gone; its subject is the lab. */
    STRAY,
    /** What can be made or fetched again; its subject is a path. */
    CACHE
  }

  /** Whether a lab can go that nobody is changing. */
  static Optional<Garbage> of(LabState lab, Instant now) {
    if (lab.running()) {
      return lab.until()
          .filter(end -> !end.isAfter(now))
          .map(end -> new Garbage(Kind.LAB, lab.name(), "its time was over at " + end, 0));
    }
    return Optional.of(
        lab.applied()
            ? new Garbage(Kind.LAB, lab.name(), "nothing of it runs", 0)
            : new Garbage(Kind.FOLDER, lab.name(), "no lab was made in it", 0));
  }

  /** Whether something can go that can be had again. */
  static Optional<Garbage> of(Cached cached, Instant now) {
    String path = cached.path().toString();
    if (cached.left()) {
      return Optional.of(
          new Garbage(Kind.CACHE, path, "left by a fetch that was killed", cached.bytes()));
    }
    if (cached.used().isAfter(now.minus(KEPT))) {
      return Optional.empty();
    }
    String day = cached.used().atZone(ZoneOffset.UTC).toLocalDate().toString();
    return Optional.of(new Garbage(Kind.CACHE, path, "not used since " + day, cached.bytes()));
  }
}
