package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.Echo;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.Duplicate;
import dev.kindred.verify.Matrix.PathResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportsTest {
  private static PathResult path(String from, String to, String problem) {
    boolean ok = problem.isEmpty();
    return new PathResult(
        from,
        to,
        "dp",
        "ipv4",
        ok,
        ok ? 62 : 0,
        ok ? 0.12 : 0,
        ok ? 0 : 1,
        "10.1.1.2",
        ok ? "10.1.2.2" : "",
        ok,
        Echo.Interfaces.NONE,
        problem);
  }

  private static final Matrix BROKEN =
      new Matrix(
          "edge",
          2,
          List.of(path("a/w", "b/w", ""), path("b/w", "a/w", "no <reply> & \"nothing\"")),
          List.of(new Duplicate("10.1.1.2", List.of("a/w on dp", "b/w on dp"))));

  @Test
  void a_junit_report_has_a_case_a_path_and_its_problem() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(JUnitReport.of(BROKEN).getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("no <reply> & \"nothing\"");
  }

  @Test
  void a_broken_matrix_names_the_path_and_what_to_do() {
    Terminal terminal = Terminal.plain();

    MatrixReport.print(BROKEN, terminal.console());

    terminal.console().flush();
    assertThat(terminal.out())
        .contains("✗ b/w → a/w on dp, ipv4: no <reply> & \"nothing\"")
        .contains("10.1.1.2 is there twice: a/w on dp, b/w on dp")
        .contains("1 of 2 paths are broken");
    assertThat(terminal.err()).contains("kindred explain b/w a/w").contains("kindred up");
  }

  @Test
  void a_sample_says_of_how_many() {
    Terminal terminal = Terminal.plain();

    MatrixReport.print(
        new Matrix("edge", 12, List.of(path("a/w", "b/w", "")), List.of()), terminal.console());

    terminal.console().flush();
    assertThat(terminal.out()).contains("tried 1 of 12 paths").contains("the 1 paths are whole");
  }

  @Test
  void plain_output_has_no_escapes_and_a_terminal_has() {
    Terminal plain = Terminal.plain();
    MatrixReport.print(BROKEN, plain.console());
    assertThat(plain.out()).doesNotContain("\033");

    Terminal colored = new Terminal(true, false);
    MatrixReport.print(BROKEN, colored.console());
    assertThat(colored.out()).contains("\033[31m");
  }
}
