package dev.kindred.provider.probe;

import dev.kindred.host.Fault;
import dev.kindred.host.MissingRequirement;
import dev.kindred.plan.NodeId;
import dev.kindred.provider.NodeAccess;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program that runs on a node, given to its Perl on standard input, and what is said to it. */
final class NodeProbe {
  private static final int PATIENCE_SECONDS = 2;

  /** Characters of what a program said last. */
  private static final int LONGEST = 1000;

  /** As engines and the programs that start others say it. */
  private static final Pattern MISSING =
      Pattern.compile("perl\\b.*(not found|no such file)", Pattern.CASE_INSENSITIVE);

  private static final Pattern INCOMPLETE = Pattern.compile("Can't locate (\\S+)\\.pm in @INC");

  private final NodeId node;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;

  private NodeProbe(NodeId node, Process process) {
    this.node = node;
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts Perl, which expects the program first. */
  static NodeProbe start(NodeId node, NodeAccess exec) {
    return new NodeProbe(node, exec.on(node, "perl", "-").purpose("probe from " + node).start());
  }

  NodeId node() {
    return node;
  }

  /**
   * Gives orders, and waits for the answer however long it takes.
   *
   * @param last the line that ends the answer
   * @return its other lines
   */
  List<String> ask(String text, String last) {
    List<String> lines = new ArrayList<>();
    try {
      orders.write(text);
      orders.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.equals(last)) {
          return lines;
        }
        lines.add(line);
      }
    } catch (IOException e) {
      // It has ended; its last words tell why.
    }
    throw ended();
  }

  private Fault ended() {
    String said = lastWords();
    if (MISSING.matcher(said).find()) {
      return lacking("no Perl");
    }
    var incomplete = INCOMPLETE.matcher(said);
    if (incomplete.find()) {
      return lacking("a Perl without " + incomplete.group(1).replace("/", "::"));
    }
    return new Fault(
        "the probe on node " + node + " ended" + (said.isEmpty() ? "" : ": " + said),
        "See whether the node runs, and run the command again.");
  }

  private MissingRequirement lacking(String what) {
    return new MissingRequirement(
        "node " + node + " has " + what + ", which sends the packets there",
        "Use a node image that is based on Debian, as kind's own are, or add Debian's perl-base.");
  }

  /** What it said on standard error, without what would act on a terminal. */
  private String lastWords() {
    try (InputStream errors = process.getErrorStream()) {
      String text = new String(errors.readAllBytes(), StandardCharsets.UTF_8).strip();
      String clean = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
      return clean.substring(Math.max(0, clean.length() - LONGEST));
    } catch (IOException e) {
      return "";
    }
  }

  /** Tells it that there is no more to do, so that it ends. It must have answered. */
  void dismiss() {
    try {
      orders.close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /** Waits a moment for its end. */
  void awaitEnd() {
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it, with what it started; on the node it ends since its standard input does. */
  void end() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.addFirst(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
