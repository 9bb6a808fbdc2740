package dev.kindred.cli;

import dev.kindred.document.ImagesDocument;
import dev.kindred.document.ImagesDocument.Image;
import java.util.List;
import java.util.Locale;

/** Prints the images of a lab, and where each is. */
final class ImagesReport {
  /** Of the digits of an id; as many as engines print. */
  private static final int DIGITS = 12;

  private ImagesReport() {}

  static void print(ImagesDocument document, Console console) {
    String program = document.engine().toUpperCase(Locale.ROOT);
    Table table = new Table("IMAGE", "FOR", "IN " + program, "SIZE", "ON NODES");
    for (Image item : document.images()) {
      table.row(
          item.reference(),
          String.join(" ", item.for_()),
          item.id().map(ImagesReport::shortId).orElse("missing"),
          item.bytes().map(bytes -> "%.1f MB".formatted(bytes / 1e6)).orElse(""),
          item.for_().contains("nodes") ? "" : nodes(item, document.nodes()));
    }
    table.print(console);
    if (document.baked().isPresent()) {
      console.out("baked: " + document.baked().get());
    } else if (document.images().stream().allMatch(item -> item.id().isPresent())) {
      String bake = console.hints().typed("images", "bake");
      console.err(console.faint("  a node image with all of them inside: " + bake));
    }
  }

  private static String shortId(String id) {
    String digits = id.substring(id.indexOf(':') + 1);
    return digits.substring(0, Math.min(DIGITS, digits.length()));
  }

  private static String nodes(Image item, List<String> all) {
    if (all.isEmpty()) {
      return "none runs";
    }
    return item.nodes().size() + " of " + all.size();
  }
}
