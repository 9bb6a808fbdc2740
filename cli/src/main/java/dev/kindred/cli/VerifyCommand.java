package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.document.VerifyDocument;
import dev.kindred.verify.Matrix;
import dev.kindred.verify.Sample;

/** {@code kindred verify}. */
final class VerifyCommand implements Subcommand {
  private static final String SAMPLE = "sample";

  @Override
  public void describe(Syntax syntax) {
    syntax
        .value(SAMPLE, "N", "try at most N paths, spread evenly over all; default: 100000")
        .note(
            "A path is one ordered pair of pods on one network in one address family. It is whole when a packet",
            "of the full MTU, sent as a program of the pod would, goes by the interfaces of the network, arrives",
            "with the sender's own address and is answered.",
            "Exit code 3: a path is broken, or an address is there twice; 1: a pod does not run as it should,",
            "though its paths may be whole; 5: no two pods share a network.");
  }

  @Override
  public int run(Call call) {
    int sample = call.number(SAMPLE, Sample.DEFAULT.size(), 1);
    Lab lab = call.labs().running();
    Matrix matrix;
    try (ProgressView progress = PatientView.of(call)) {
      matrix = lab.progress(progress).verify(sample);
    }
    Console console = call.console();
    VerifyDocument document = lab.paths().document(matrix);
    switch (call.options().output()) {
      case "json" -> call.print(document);
      case "junit" -> console.out(JUnitReport.of(document).stripTrailing());
      default -> {
        MatrixReport.print(document, console);
        MatrixReport.advice(document, console);
      }
    }
    return exitCode(lab, matrix);
  }

  /** Nothing to prove is well where no network is declared. */
  static int exitCode(Lab lab, Matrix matrix) {
    if (!matrix.whole()) {
      return ExitCode.BROKEN_PATH;
    }
    if (!matrix.ok()) {
      return ExitCode.FAILED;
    }
    boolean empty = !matrix.proves() && !lab.topology().networks().isEmpty();
    return empty ? ExitCode.NOTHING_TO_PROVE : ExitCode.DONE;
  }
}
