package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.lab.Garbage;
import dev.kindred.lab.Gc;
import java.util.List;
import java.util.Locale;

/** What {@code gc} prints. */
@Description("What is left of labs that are gone, and of caches that nobody uses.")
public record GcDocument(
    @Description("True where what was found was removed.") boolean removed,
    @Description("What can go, or went.") List<Left> found,
    @Description("What was not judged.") List<Skipped> skipped) {

  /** Something that can go. */
  @Description("Something that is left and can go.")
  public record Left(
      @Description("What it is.") Kind kind,
      @Description("Its name, or its path.") String subject,
      @Description("Why it can go, to follow its name.") String reason,
      @Description("Its size where that matters; else 0.") long bytes) {}

  /** What is left. */
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
    CACHE;

    private static Kind of(Garbage.Kind kind) {
      return switch (kind) {
        case LAB -> LAB;
        case FOLDER -> FOLDER;
        case ORPHAN -> ORPHAN;
        case STRAY -> STRAY;
        case CACHE -> CACHE;
      };
    }

    /** As it stands in JSON. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that was not judged. */
  @Description("Something that was not judged.")
  public record Skipped(
      @Description("Its name, or its path.") String subject,
      @Description("Why, to follow its name.") String reason) {}

  /** The document of what was found. */
  public static GcDocument of(List<Garbage> found, List<Gc.Skipped> skipped, boolean removed) {
    return new GcDocument(
        removed,
        found.stream().map(GcDocument::left).toList(),
        skipped.stream().map(s -> new Skipped(s.subject(), s.reason())).toList());
  }

  private static Left left(Garbage garbage) {
    return new Left(Kind.of(garbage.kind()), garbage.subject(), garbage.reason(), garbage.bytes());
  }
}
