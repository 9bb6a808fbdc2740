package dev.kindred.cli;

import dev.kindred.Lab;
import dev.kindred.UpResult;
import dev.kindred.document.PodStateEntry;
import dev.kindred.document.UpDocument.IdlePod;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.LogWish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pods that do not run or are not ready when {@code up} is done, with the last that they
 * printed.
 */
final class IdlePods {
  private static final int MOST = 10;
  private static final int LINES = 5;

  private final Lab lab;
  private final Map<PodId, PodState> states;

  IdlePods(Lab lab, UpResult up) {
    this.lab = lab;
    this.states = up.idle();
  }

  /** True when one that is to run fails. One that was to run once is not, whatever came of it. */
  boolean fail() {
    return states.values().stream().anyMatch(PodState::failsForGood);
  }

  void print(Console console) {
    long now = Instant.now().getEpochSecond();
    int left = MOST;
    for (Map.Entry<PodId, PodState> entry : states.entrySet()) {
      if (left-- == 0) {
        console.out(
            "  and " + (states.size() - MOST) + " pods more: " + console.hints().typed("status"));
        return;
      }
      boolean failed = entry.getValue().failing();
      CommandReport.line(PodStateEntry.of(entry.getKey(), entry.getValue()), now)
          .ifPresent(line -> console.out((failed ? console.bad("! ") : "  ") + line));
      if (failed) {
        lastLines(entry.getKey(), entry.getValue())
            .forEach(line -> console.out("    " + console.faint(line)));
      }
    }
  }

  /** None where they cannot be had: the pod may have gone, or its container never begun. */
  private List<String> lastLines(PodId pod, PodState state) {
    List<String> lines = read(pod, LogWish.last(LINES));
    boolean before = lines.isEmpty() && state.restarts() > 0;
    return before ? read(pod, new LogWish(false, true, LINES)) : lines;
  }

  private List<String> read(PodId pod, LogWish wish) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      lab.pod(pod).logs(wish, text);
    } catch (IOException | dev.kindred.host.Fault e) {
      return List.of();
    }
    return text.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " "))
        .toList();
  }

  /** All of them, with the last that they printed. */
  List<IdlePod> document() {
    List<IdlePod> idle = new ArrayList<>();
    states.forEach(
        (pod, state) -> idle.add(IdlePod.of(PodStateEntry.of(pod, state), lastLines(pod, state))));
    return idle;
  }
}
