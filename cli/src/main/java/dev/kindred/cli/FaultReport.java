package dev.kindred.cli;

import dev.kindred.document.ErrorDocument;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.Reason;
import dev.kindred.topology.InvalidTopology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Tells on standard error why a command failed: in words, or with {@code -o json} as an object in a
 * line.
 *
 * @param json true for an object
 * @param debug true to tell where in the code it was as well
 */
record FaultReport(Console console, boolean json, boolean debug) {
  /** As a command line asks for it, be it valid or not. */
  static FaultReport of(List<String> args, Console console) {
    return new FaultReport(console, wantsJson(args), args.contains("--debug"));
  }

  /** Without a trace: it would tell nothing. */
  FaultReport plain() {
    return new FaultReport(console, json, false);
  }

  private static boolean wantsJson(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String word = args.get(i);
      if (word.equals("--")) {
        return false;
      }
      boolean value = i + 1 < args.size() && args.get(i + 1).equals("json");
      if (value && (word.equals("-o") || word.equals("--output"))
          || word.equals("-ojson")
          || word.equals("--output=json")) {
        return true;
      }
    }
    return false;
  }

  /** Tells it, with the exit code that follows. */
  int tell(Fault fault, int code) {
    List<String> also = Arrays.stream(fault.getSuppressed()).map(FaultReport::words).toList();
    if (json) {
      String hint = console.hints().text(fault.advice());
      print(ErrorDocument.of(fault.getMessage(), code, hint, also), fault);
      return code;
    }
    trace(fault);
    console.err(console.bad("kindred: ") + fault.getMessage());
    if (!fault.advice().isEmpty()) {
      console.hints().text(fault.advice()).lines().forEach(line -> console.err("  " + line));
    }
    also.forEach(line -> console.err("  also: " + line));
    return code;
  }

  /** As the other, for a file with faults. */
  int tell(InvalidTopology fault, int code) {
    if (json) {
      print(ErrorDocument.of(fault, code, console.hints()::typed), fault);
    } else {
      fault.problems().forEach(problem -> console.err(console.hints().text(problem)));
    }
    return code;
  }

  private void print(ErrorDocument document, Throwable fault) {
    console.err(Json.write(debug ? document.with(stack(fault)) : document));
  }

  private void trace(Throwable fault) {
    if (debug) {
      console.err(stack(fault));
    }
  }

  private static String stack(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }

  private static String words(Throwable fault) {
    return fault instanceof Fault ? String.valueOf(fault.getMessage()) : Reason.of(fault);
  }
}
