package dev.kindred.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.document.VerifyDocument;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.plan.Readiness;
import dev.kindred.provider.Echo;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.Duplicate;
import dev.kindred.verify.Matrix.PathResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

  private static VerifyDocument document(Matrix matrix) {
    return VerifyDocument.of(matrix);
  }

  @Test
  void a_junit_report_has_a_case_a_path_and_its_problem() throws Exception {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    JUnitReport.of(document(BROKEN)).getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("no <reply> & \"nothing\"");
  }

  @Test
  void a_broken_matrix_names_the_path_and_what_to_do() {
    Terminal terminal = Terminal.plain();

    MatrixReport.print(document(BROKEN), terminal.console());

    terminal.console().flush();
    assertThat(terminal.out())
        .contains("✗ b/w → a/w on dp, ipv4: no <reply> & \"nothing\"")
        .contains("10.1.1.2 is there twice: a/w on dp, b/w on dp")
        .contains("1 of 2 paths are broken");
  }

  @Test
  void where_to_look_stands_below_on_standard_error() {
    Terminal terminal = Terminal.plain();
    MatrixReport.advice(VerifyDocument.of(BROKEN, List.of("see where: x")), terminal.console());
    assertThat(terminal.err()).isEqualTo("  see where: x\n");
  }

  @Test
  void nothing_to_prove_is_no_tick() {
    Terminal terminal = Terminal.plain();
    Matrix nothing = new Matrix("edge", 0, List.of(), List.of());
    MatrixReport.print(document(nothing), terminal.console());
    terminal.console().flush();
    assertThat(terminal.out())
        .isEqualTo("nothing to prove: no two pods share a network, and no packet was sent\n");
    assertThat(document(nothing).ok()).isFalse();
  }

  /** As of a pod on kind whose command ends each time. */
  private static Matrix failing() {
    CommandRun.End end = new CommandRun.End(7, "", 100);
    CommandRun run =
        new CommandRun(CommandRun.State.WAITING, Optional.empty(), 4, 90, Optional.of(end), 0);
    PodState state =
        new PodState(
            Optional.of(run),
            Optional.of(new Readiness("w-7d9-x", false, false, "CrashLoopBackOff")));
    return new Matrix(
        "edge",
        1,
        List.of(path("a/w", "b/w", "")),
        List.of(),
        List.of(new Matrix.Failing(new PodId("a", "w", 0), state)));
  }

  @Test
  void a_pod_that_fails_is_named_beside_paths_that_are_whole() {
    Terminal terminal = Terminal.plain();
    MatrixReport.print(document(failing()), terminal.console());
    terminal.console().flush();
    assertThat(terminal.out())
        .contains("! all 1 paths are whole")
        .contains("! a/w (w-7d9-x): not ready: CrashLoopBackOff; ended with exit code 7, ")
        .contains("4 restarts")
        .doesNotContain("✓");
    assertThat(terminal.err()).contains("kindred logs --previous a/w");
    JsonValue json = Json.parse(Json.write(document(failing())), "matrix");
    assertThat(json.get("ok").filter(JsonValue::isTrue)).isEmpty();
    JsonValue pod = json.list("failing").getFirst();
    assertThat(pod.text("workload")).contains("w");
    assertThat(pod.text("why")).contains("CrashLoopBackOff");
    assertThat(pod.number("exitCode")).contains(7L);
    assertThat(JUnitReport.of(document(failing())))
        .contains("tests=\"2\" failures=\"1\"", "name=\"a/w runs\"", "CrashLoopBackOff");
  }

  @Test
  void a_sample_says_of_how_many() {
    Terminal terminal = Terminal.plain();

    MatrixReport.print(
        document(new Matrix("edge", 12, List.of(path("a/w", "b/w", "")), List.of())),
        terminal.console());

    terminal.console().flush();
    assertThat(terminal.out()).contains("tried 1 of 12 paths").contains("the 1 paths are whole");
  }

  @Test
  void plain_output_has_no_escapes_and_a_terminal_has() {
    Terminal plain = Terminal.plain();
    MatrixReport.print(document(BROKEN), plain.console());
    assertThat(plain.out()).doesNotContain("\033");

    Terminal colored = new Terminal(true, false);
    MatrixReport.print(document(BROKEN), colored.console());
    assertThat(colored.out()).contains("\033[31m");
  }
}
