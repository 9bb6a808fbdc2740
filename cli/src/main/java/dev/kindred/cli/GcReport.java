package dev.kindred.cli;

import dev.kindred.lab.Garbage;
import dev.kindred.lab.Gc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what was found of what is left. */
final class GcReport {
  private GcReport() {}

  static void print(Gc gc, boolean removed, String again, Console console) {
    if (!gc.found().isEmpty()) {
      Table table = new Table("WHAT", "NAME", "WHY");
      gc.found().forEach(g -> table.row(kind(g), g.subject() + size(g), g.reason()));
      table.print(console);
    }
    gc.skipped().forEach(s -> console.out("skipped " + s.subject() + ": " + s.reason()));
    if (gc.found().isEmpty()) {
      console.out("nothing to remove");
    } else if (removed) {
      console.out(console.good("✓ ") + "removed");
    } else {
      console.out("remove it with: " + again);
    }
  }

  private static String size(Garbage garbage) {
    return garbage.bytes() == 0
        ? ""
        : String.format(Locale.ROOT, " (%.1f MB)", garbage.bytes() / 1e6);
  }

  private static String kind(Garbage garbage) {
    return garbage.kind().name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> json(Gc gc, boolean removed) {
    List<Object> found = new ArrayList<>();
    for (Garbage garbage : gc.found()) {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("kind", kind(garbage));
      of.put("subject", garbage.subject());
      of.put("reason", garbage.reason());
      of.put("bytes", garbage.bytes());
      found.add(of);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("removed", removed);
    map.put("found", found);
    map.put("skipped", gc.skipped());
    return map;
  }
}
