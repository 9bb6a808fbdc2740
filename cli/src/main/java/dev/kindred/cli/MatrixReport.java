package dev.kindred.cli;

import dev.kindred.document.CommandEntry;
import dev.kindred.document.PodStateEntry;
import dev.kindred.document.VerifyDocument;
import dev.kindred.document.VerifyDocument.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints a reachability matrix: as a square for few pods, where the terminal is too narrow for that
 * as a line a path; for many pods as a line a network.
 */
final class MatrixReport {
  private static final int LARGEST = 8;
  private static final int MOST_PROBLEMS = 20;

  private MatrixReport() {}

  static void print(VerifyDocument matrix, Console console) {
    Map<String, List<Path>> groups = new LinkedHashMap<>();
    for (Path path : matrix.paths()) {
      groups
          .computeIfAbsent(path.network() + " " + path.family(), k -> new ArrayList<>())
          .add(path);
    }
    groups.forEach((title, paths) -> group(title, paths, console));
    problems(matrix, console);
    summary(matrix, console);
    failing(matrix, console);
  }

  /** Where to look when a path is broken. */
  static void advice(VerifyDocument matrix, Console console) {
    matrix
        .advice()
        .members()
        .ifPresent(advice -> advice.advice().forEach(line -> console.err("  " + line)));
  }

  /** How a pod does that does not run as it should. */
  static String line(PodStateEntry failing) {
    return CommandReport.line(failing, Instant.now().getEpochSecond()).orElseGet(failing::name);
  }

  /** Packets arrive in the network of a pod, whatever becomes of its command. */
  private static void failing(VerifyDocument matrix, Console console) {
    List<PodStateEntry> failing = matrix.failing();
    failing.stream()
        .limit(MOST_PROBLEMS)
        .forEach(pod -> out(console.bad("! ") + line(pod), console));
    if (failing.size() > MOST_PROBLEMS) {
      console.out("  and " + (failing.size() - MOST_PROBLEMS) + " pods more (all: -o json)");
    }
    if (!failing.isEmpty()) {
      console.err("  what it printed: " + logs(failing.getFirst(), console.hints()));
    }
  }

  private static String logs(PodStateEntry failing, Hints hints) {
    String pod = failing.name();
    int restarts = failing.command().members().map(CommandEntry::restarts).orElse(0);
    return restarts > 0 ? hints.typed("logs", "--previous", pod) : hints.typed("logs", pod);
  }

  private static void group(String title, List<Path> paths, Console console) {
    Set<String> pods = new LinkedHashSet<>();
    paths.forEach(p -> pods.add(p.from()));
    paths.forEach(p -> pods.add(p.to()));
    if (pods.size() > LARGEST) {
      long ok = paths.stream().filter(Path::ok).count();
      out(
          "%s: %d of %d paths are whole, %s; %s"
              .formatted(title, ok, paths.size(), roundTrips(paths), ttls(paths)),
          console);
      return;
    }
    square(title, paths, List.copyOf(pods), console);
  }

  private static void square(String title, List<Path> paths, List<String> pods, Console console) {
    Map<String, Path> cells = new LinkedHashMap<>();
    paths.forEach(p -> cells.put(p.from() + " " + p.to(), p));
    int longest = pods.stream().mapToInt(String::length).max().orElse(0);
    int first = Math.max(title.length(), longest);
    int width = Math.max(14, longest + 2);
    if (first + 2 + pods.size() * width > console.columns()) {
      list(title, paths, console);
      return;
    }
    StringBuilder head = new StringBuilder(pad(title, first + 2));
    pods.forEach(pod -> head.append(pad(pod, width)));
    console.out(console.strong(head.toString().stripTrailing()));
    for (String from : pods) {
      StringBuilder line = new StringBuilder(pad(from, first + 2));
      for (String to : pods) {
        line.append(cell(from, to, cells.get(from + " " + to), width, console));
      }
      console.out(line.toString().stripTrailing());
    }
  }

  /** A line a path. */
  private static void list(String title, List<Path> paths, Console console) {
    out(console.strong(title), console);
    Table table = new Table("FROM", "TO", "RESULT");
    paths.forEach(p -> table.row(p.from(), p.to(), p.ok() ? whole(p) : "✗"));
    table.print(console);
  }

  private static String whole(Path path) {
    return "%.2f ms ttl=%d".formatted(path.rttMs(), path.ttl());
  }

  private static String cell(
      String from,
      String to,
      @org.jspecify.annotations.Nullable Path path,
      int width,
      Console console) {
    if (from.equals(to)) {
      return console.faint(pad("·", width));
    }
    if (path == null) {
      return pad("", width);
    }
    return path.ok() ? console.good(pad(whole(path), width)) : console.bad(pad("✗", width));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private static void problems(VerifyDocument matrix, Console console) {
    List<Path> broken = matrix.paths().stream().filter(p -> !p.ok()).toList();
    broken.stream()
        .limit(MOST_PROBLEMS)
        .forEach(p ->
            out(
                console.bad("✗ ")
                    + "%s → %s on %s, %s: %s"
                        .formatted(p.from(), p.to(), p.network(), p.family(), p.problem()),
                console));
    if (broken.size() > MOST_PROBLEMS) {
      console.out("  and " + (broken.size() - MOST_PROBLEMS) + " more (all: -o json)");
    }
    matrix
        .duplicates()
        .forEach(d ->
            out(
                console.bad("✗ ") + d.address() + " is there twice: " + String.join(", ", d.pods()),
                console));
  }

  private static void summary(VerifyDocument matrix, Console console) {
    long ok = matrix.paths().stream().filter(Path::ok).count();
    if (matrix.sampled()) {
      console.out(
          "tried %d of %d paths, evenly spread".formatted(matrix.paths().size(), matrix.all()));
    }
    if (matrix.paths().isEmpty() && matrix.whole()) {
      out("nothing to prove: no two pods share a network, and no packet was sent", console);
    } else if (matrix.whole()) {
      out(
          (matrix.ok() ? console.good("✓ ") : console.bad("! "))
              + "%s%d paths are whole: arrived, answered, source addresses kept, full MTU; %s"
                  .formatted(matrix.sampled() ? "the " : "all ", ok, ttls(matrix.paths())),
          console);
    } else {
      console.out(
          console.bad("✗ ")
              + "%d of %d paths are broken"
                  .formatted(matrix.paths().size() - ok, matrix.paths().size()));
    }
  }

  private static void out(String text, Console console) {
    Wrapping.lines(text, console.columns()).forEach(console::out);
  }

  private static String roundTrips(List<Path> paths) {
    double most = paths.stream().mapToDouble(Path::rttMs).max().orElse(0);
    double mean = paths.stream().filter(Path::ok).mapToDouble(Path::rttMs).average().orElse(0);
    return "%.2f ms on average, %.2f at most".formatted(mean, most);
  }

  /** As {@code ttl=63 4 times, ttl=62 8 times}. */
  private static String ttls(List<Path> paths) {
    Map<Integer, Integer> counts = new TreeMap<>(java.util.Comparator.reverseOrder());
    paths.stream().filter(p -> p.ttl() > 0).forEach(p -> counts.merge(p.ttl(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((ttl, count) -> parts.add(count + " with ttl=" + ttl));
    return String.join(", ", parts);
  }
}
