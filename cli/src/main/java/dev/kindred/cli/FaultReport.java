package dev.kindred.cli;

import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.Reason;
import dev.kindred.topology.InvalidTopology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      Map<String, Object> map = object(fault.getMessage(), code);
      map.put("hint", console.hints().text(fault.advice()));
      map.put("also", also);
      print(map, fault);
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
      Map<String, Object> map = object("the topology has faults", code);
      map.put("problems", fault.problems().stream().map(this::problem).toList());
      print(map, fault);
    } else {
      fault.problems().forEach(problem -> console.err(console.hints().text(problem)));
    }
    return code;
  }

  private Map<String, Object> problem(InvalidTopology.LocatedProblem problem) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("where", problem.place().toString());
    map.put("path", problem.problem().path());
    map.put("what", problem.problem().what());
    map.put("fix", console.hints().text(problem.problem().advice()));
    return map;
  }

  /** All that every object has, in this order; the values of the last three are set later. */
  private static Map<String, Object> object(String what, int code) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("event", "error");
    map.put("error", what);
    map.put("exitCode", code);
    map.put("hint", "");
    map.put("also", List.of());
    map.put("problems", List.of());
    return map;
  }

  private void print(Map<String, Object> map, Throwable fault) {
    if (debug) {
      map.put("trace", stack(fault));
    }
    console.err(Json.write(map));
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
