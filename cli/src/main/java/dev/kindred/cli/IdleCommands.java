package dev.kindred.cli;

import dev.kindred.lab.Lab;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import dev.kindred.provider.LogWish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that do not run when {@code up} is done, with the last that they printed. */
final class IdleCommands {
  private static final int MOST = 10;
  private static final int LINES = 5;

  private final Lab lab;
  private final Map<PodId, CommandRun> runs;

  IdleCommands(Lab lab, Lab.Preview up) {
    this.lab = lab;
    this.runs = lab.idle(up);
  }

  /** True when one that is to run fails. One that was to run once is not, whatever came of it. */
  boolean fail() {
    return runs.values().stream()
        .anyMatch(run -> run.failed() && run.state() == CommandRun.State.WAITING);
  }

  void print(Console console) {
    long now = Instant.now().getEpochSecond();
    int left = MOST;
    for (Map.Entry<PodId, CommandRun> entry : runs.entrySet()) {
      if (left-- == 0) {
        console.out(
            "  and " + (runs.size() - MOST) + " commands more: " + console.hints().typed("status"));
        return;
      }
      boolean failed = entry.getValue().failed();
      CommandReport.line(entry.getKey(), entry.getValue(), now)
          .ifPresent(line -> console.out((failed ? console.bad("! ") : "  ") + line));
      if (failed) {
        lastLines(entry.getKey()).forEach(line -> console.out("    " + console.faint(line)));
      }
    }
  }

  /** None where they cannot be had: the pod may have gone. */
  private List<String> lastLines(PodId pod) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      lab.logs(pod, LogWish.last(LINES), text);
    } catch (IOException | dev.kindred.host.Fault e) {
      return List.of();
    }
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " "))
        .toList();
  }

  List<Object> json() {
    List<Object> commands = new ArrayList<>();
    runs.forEach((pod, run) -> {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("cluster", pod.cluster());
      of.put("workload", pod.workload());
      of.put("index", pod.index());
      of.putAll(CommandReport.json(run));
      of.put("lastLines", lastLines(pod));
      commands.add(of);
    });
    return commands;
  }
}
