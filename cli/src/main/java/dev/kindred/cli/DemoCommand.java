package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.UpResult;
import dev.kindred.document.DemoDocument;
import dev.kindred.document.Selection;
import dev.kindred.document.VerifyDocument;
import dev.kindred.lab.Claim;
import dev.kindred.plan.PodId;
import dev.kindred.provider.Echo;
import dev.kindred.topology.TopologyFile;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Matrix.PathResult;
import dev.kindred.verify.Sample;
import java.util.List;
import java.util.Optional;

/** {@code kindred demo}. */
final class DemoCommand implements Subcommand {
  @Override
  public void describe(Syntax syntax) {
    syntax
        .flag(Call.OFFLINE, "pull no image")
        .flag(Call.YES, "also where the lab was made from another file")
        .note(
            "It is the same lab in every folder, whatever file is there, unless -f names one. It leaves the",
            "lab up, to look around.");
  }

  @Override
  public int run(Call call) {
    Labs labs = call.labs();
    TopologyFile file = labs.demo();
    Lab lab = labs.lab(file);
    Claim claim = labs.claim(lab, call.has(Call.YES));
    UpResult result;
    try (ProgressView progress = ProgressView.of(call)) {
      result = lab.claimed(claim).progress(progress).up(Optional.empty());
    }
    Matrix matrix;
    try (ProgressView progress = PatientView.of(call)) {
      matrix = lab.progress(progress).verify(Sample.DEFAULT.size());
    }
    if (call.json()) {
      call.print(DemoDocument.of(result.changes(), matrix));
    } else {
      show(lab, result, matrix, call.console());
    }
    return VerifyCommand.exitCode(lab, matrix);
  }

  private static void show(Lab lab, UpResult result, Matrix matrix, Console console) {
    console.out("");
    new StatusReport(lab, lab.inspect(Selection.ALL).view()).print(console);
    console.out("");
    matrix.paths().stream()
        .filter(p -> !clusterOf(p.from()).equals(clusterOf(p.to())) && !p.address().isEmpty())
        .findFirst()
        .ifPresent(path -> ping(lab, path, console));
    VerifyDocument document = lab.paths().document(matrix);
    MatrixReport.print(document, console);
    MatrixReport.advice(document, console);
    String pod = result.pods().stream().findFirst().map(PodId::toString).orElse("");
    Hints hints = console.hints();
    console.out("");
    console.out("look around:  " + hints.typed("shell", pod));
    console.out("remove it:    " + hints.typed("down"));
    if (lab.provider().equals("netns")) {
      String kind = lab.name() + "-kind";
      console.out(
          "on real Kubernetes clusters:  "
              + hints.bare("demo", "--provider", "kind", "--lab", kind));
    }
  }

  /** No ping runs, a pod's image need not have one: the probe's packets are told in its words. */
  private static void ping(Lab lab, PathResult path, Console console) {
    console.out(path.from() + " → " + path.to());
    console.out("PING %s (%s): 56 data bytes".formatted(path.address(), path.address()));
    List<Echo> echoes = lab.paths().ping(path, 3);
    for (int i = 0; i < echoes.size(); i++) {
      Echo echo = echoes.get(i);
      console.out(
          echo.received() > 0
              ? "64 bytes from %s: seq=%d ttl=%d time=%.3f ms"
                  .formatted(path.address(), i, echo.ttl(), echo.rttMs())
              : "no answer: " + echo.problem());
    }
    console.out("");
  }

  private static Optional<String> clusterOf(String pod) {
    return Optional.of(pod.substring(0, pod.indexOf('/')));
  }
}
