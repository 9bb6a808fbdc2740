package dev.kindred.document;

import dev.kindred.host.Description;
import dev.kindred.lab.Garbage;
import dev.kindred.lab.Gc;
import java.util.List;

/** What {@code gc} prints. */
@Description("What is left of labs that are gone, and of caches that nobody uses.")
public record GcDocument(
    @Description("True where what was found was removed.") boolean removed,
    @Description("What can go, or went.") List<Left> found,
    @Description("What was not judged.") List<Skipped> skipped) {

  /** Something that can go. */
  @Description("Something that is left and can go.")
  public record Left(
      @Description("What it is.") Garbage.Kind kind,
      @Description("Its name, or its path.") String subject,
      @Description("Why it can go, to follow its name.") String reason,
      @Description("Its size where that matters; else 0.") long bytes) {}

  /** Something that was not judged. */
  @Description("Something that was not judged.")
  public record Skipped(
      @Description("Its name, or its path.") String subject,
      @Description("Why, to follow its name.") String reason) {}

  /** The document of what was found. */
  public static GcDocument of(List<Garbage> found, List<Gc.Skipped> skipped, boolean removed) {
    return new GcDocument(
        removed,
        found.stream().map(g -> new Left(g.kind(), g.subject(), g.reason(), g.bytes())).toList(),
        skipped.stream().map(s -> new Skipped(s.subject(), s.reason())).toList());
  }
}
