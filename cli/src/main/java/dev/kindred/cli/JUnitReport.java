package dev.kindred.cli;

import dev.kindred.document.PodStateEntry;
import dev.kindred.document.VerifyDocument;
import dev.kindred.document.VerifyDocument.Path;
import java.util.Locale;

/**
 * A matrix as a JUnit report, which CI servers show: a test case a path.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">JUnit XML</a>
 */
final class JUnitReport {
  private JUnitReport() {}

  static String of(VerifyDocument matrix) {
    int others = matrix.duplicates().size() + matrix.failing().size();
    long broken = matrix.paths().stream().filter(p -> !p.ok()).count() + others;
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
            .formatted(
                text("kindred verify " + matrix.lab()), matrix.paths().size() + others, broken));
    matrix.paths().forEach(path -> add(xml, path));
    for (VerifyDocument.Duplicate duplicate : matrix.duplicates()) {
      String have = String.join(", ", duplicate.pods()) + " have it";
      fault(xml, "addresses", duplicate.address() + " is there once", have);
    }
    for (PodStateEntry failing : matrix.failing()) {
      fault(xml, "pods", failing.name() + " runs", MatrixReport.line(failing));
    }
    return xml.append("</testsuite>\n").toString();
  }

  private static void fault(StringBuilder xml, String of, String name, String message) {
    xml.append("  <testcase classname=\"%s\" name=\"%s\">\n".formatted(text(of), text(name)))
        .append("    <failure message=\"%s\"/>\n  </testcase>\n".formatted(text(message)));
  }

  private static void add(StringBuilder xml, Path path) {
    xml.append(
        "  <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
            .formatted(
                text(path.network() + "." + path.family()),
                text(path.from() + " to " + path.to()),
                String.format(Locale.ROOT, "%.6f", path.rttMs() / 1000)));
    if (path.ok()) {
      xml.append("/>\n");
    } else {
      xml.append(">\n    <failure message=\"")
          .append(text(path.problem()))
          .append("\"/>\n  </testcase>\n");
    }
  }

  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
