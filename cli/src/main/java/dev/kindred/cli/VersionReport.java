package dev.kindred.cli;

import dev.kindred.host.ProgramVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What takes part, and in which version.
 *
 * @param changed true when it was built from sources that are not those of its commit
 */
record VersionReport(
    boolean changed,
    List<ProgramVersion> plugins,
    Optional<ProgramVersion> engine,
    Optional<ProgramVersion> kind) {

  Map<String, Object> json() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Version.VALUE);
    map.put("commit", Main.commit());
    map.put("changed", changed);
    map.put("launcher", System.getProperty("kindred.launcher", ""));
    map.put("system", system());
    map.put("jdk", entry("jdk", java(), System.getProperty("java.home", "")));
    map.put("plugins", plugins.stream().map(VersionReport::entry).toList());
    map.put("engine", engine.map(VersionReport::entry).orElse(Map.of()));
    map.put("kind", kind.map(VersionReport::entry).orElse(Map.of()));
    return map;
  }

  private static Map<String, Object> entry(ProgramVersion program) {
    return entry(program.name(), program.version(), program.path().toString());
  }

  private static Map<String, Object> entry(String name, String version, String path) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("version", version);
    map.put("path", path);
    return map;
  }

  void print(Console console) {
    Hints hints = console.hints();
    String commit = Main.commit().isEmpty() ? "of no known commit" : "commit " + Main.commit();
    line(console, "kindred", Version.VALUE, commit + (changed ? ", with changes" : ""));
    line(console, "JDK", java(), System.getProperty("java.home", ""));
    line(console, "system", system(), "");
    plugins.forEach(plugin -> line(console, "CNI " + plugin.name(), plugin));
    if (plugins.isEmpty()) {
      line(console, "CNI plugins", "none found", hints.typed("up") + " gets them");
    }
    engine.ifPresentOrElse(
        program -> line(console, program.name(), program),
        () ->
            line(
                console,
                "engine",
                "none answers",
                hints.typed("doctor", "--provider", "kind") + " says why"));
    kind.ifPresentOrElse(
        program -> line(console, program.name(), program),
        () ->
            line(console, "kind", "none found", hints.typed("doctor", "--get-kind") + " gets it"));
  }

  private static void line(Console console, String name, ProgramVersion program) {
    line(console, name, program.version(), program.path().toString());
  }

  private static void line(Console console, String name, String version, String where) {
    console.out("%-16s%-18s %s".formatted(name, version, where).stripTrailing());
  }

  private static String java() {
    return Runtime.version().toString();
  }

  private static String system() {
    return String.join(
        " ",
        System.getProperty("os.name", ""),
        System.getProperty("os.version", ""),
        System.getProperty("os.arch", ""));
  }
}
