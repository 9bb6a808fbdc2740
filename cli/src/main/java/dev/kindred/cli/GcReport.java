package dev.kindred.cli;

import dev.kindred.document.GcDocument;
import java.util.Locale;

/** Prints what was found of what is left. */
final class GcReport {
  private GcReport() {}

  static void print(GcDocument gc, String again, Console console) {
    if (!gc.found().isEmpty()) {
      Table table = new Table("WHAT", "NAME", "WHY");
      gc.found().forEach(g -> table.row(g.kind().toString(), g.subject() + size(g), g.reason()));
      table.print(console);
    }
    gc.skipped().forEach(s -> console.out("skipped " + s.subject() + ": " + s.reason()));
    if (gc.found().isEmpty()) {
      console.out("nothing to remove");
    } else if (gc.removed()) {
      console.out(console.good("✓ ") + "removed");
    } else {
      console.out("remove it with: " + again);
    }
  }

  private static String size(GcDocument.Left garbage) {
    return garbage.bytes() == 0
        ? ""
        : String.format(Locale.ROOT, " (%.1f MB)", garbage.bytes() / 1e6);
  }
}
