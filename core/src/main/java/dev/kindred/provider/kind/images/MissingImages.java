package dev.kindred.provider.kind.images;

import dev.kindred.host.Engine;
import dev.kindred.host.Parallel;
import dev.kindred.provider.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Images that clusters are to be made of and that an engine does not have.
 *
 * @param references each once
 */
public record MissingImages(Engine engine, List<String> references) {
  /** Where nothing is wanted, nobody is asked. */
  public static final MissingImages NONE = new MissingImages(new Engine(""), List.of());

  private static final String SUBJECT = "images";

  /** Copies its list. */
  public MissingImages {
    references = List.copyOf(references);
  }

  /** Looks for all that clusters need. */
  public static MissingImages of(Engine engine, Collection<LabImages> clusters) {
    Set<String> all = new LinkedHashSet<>();
    clusters.forEach(images -> all.addAll(images.all()));
    return among(engine, all);
  }

  /** Looks for some. */
  public static MissingImages among(Engine engine, Collection<String> references) {
    List<String> wanted = List.copyOf(references);
    List<Optional<EngineImage>> found = Parallel.map(wanted, new EngineImages(engine)::find);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (found.get(i).isEmpty()) {
        missing.add(wanted.get(i));
      }
    }
    return new MissingImages(engine, missing);
  }

  /** What is to be said of them. */
  public Finding finding(boolean offline) {
    if (references.isEmpty()) {
      return Finding.ok(SUBJECT, engine.program() + " has all that the lab needs");
    }
    String what = engine.program() + " does not have " + String.join(", ", references);
    return offline
        ? Finding.fatal(SUBJECT, what, EngineImages.BY_ARCHIVE)
        : new Finding(
            SUBJECT, Finding.Severity.WARNING, what + ": up pulls them", EngineImages.BY_ARCHIVE);
  }

  /**
   * Pulls them, before anything is made of them.
   *
   * @throws dev.kindred.host.Fault when one cannot be had, or may not be pulled
   */
  public void obtain(boolean offline, Consumer<String> progress) {
    if (!references.isEmpty()) {
      new EngineImages(engine).require(references, offline, progress);
    }
  }
}
