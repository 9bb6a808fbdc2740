package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.plan.PlannedPod;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands of workloads in their pods. In the lab a shell looks after each of them, which
 * starts it again as Kubernetes would: after a second, then after twice as long each time, and from
 * the beginning when it ran for ten minutes. It ends with the pod, and the command with it.
 */
public final class Workloads {
  /** The longest time between two starts, in seconds. */
  private static final String MOST = "300";

  private final Holder holder;
  private final LabFiles files;

  Workloads(Holder holder, LabFiles files) {
    this.holder = holder;
    this.files = files;
  }

  /**
   * Starts the commands of pods side by side; returns when all are looked after.
   *
   * @param limit how long that may take
   * @throws Fault when one cannot be started
   */
  void start(List<PlannedPod> pods, Duration limit) {
    Map<PlannedPod, Process> starting = new LinkedHashMap<>();
    try {
      for (PlannedPod pod : pods) {
        if (!pod.workload().command().isEmpty()) {
          starting.put(pod, start(pod));
        }
      }
      await(starting, limit);
    } finally {
      starting.values().forEach(Workloads::release);
    }
  }

  private Process start(PlannedPod pod) {
    List<String> line = new ArrayList<>();
    line.add("setsid");
    line.addAll(
        List.of(
            holder.inside(
                "nsenter",
                "--net=/run/netns/" + Names.of(pod.id()),
                "setsid",
                "unshare",
                "--uts",
                "--mount",
                "sh",
                Scripts.inPod(files, "workload.sh"),
                pod.id().podName(),
                LabFiles.inside(PodRecord.folder(pod.id())),
                pod.workload().restart().word(),
                MOST)));
    line.addAll(pod.workload().command());
    return Command.of(line.toArray(String[]::new)).purpose(purpose(pod)).start();
  }

  private static String purpose(PlannedPod pod) {
    return "start the command of pod " + pod.id();
  }

  private static void await(Map<PlannedPod, Process> starting, Duration limit) {
    TimeLimit watch =
        TimeLimit.of(limit, () -> starting.values().forEach(Process::destroyForcibly));
    try {
      starting.forEach(Workloads::await);
      if (!watch.met()) {
        throw new Fault(
            "commands of pods took more than " + limit.toSeconds() + " s to start",
            "Run the command again.");
      }
    } finally {
      watch.met();
    }
  }

  private static void await(PlannedPod pod, Process process) {
    String program = pod.workload().command().getFirst();
    try {
      BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
      String answer = answers.readLine();
      if (!"started".equals(answer)) {
        throw new Fault("could not " + purpose(pod) + said(process), "The command was: " + program);
      }
    } catch (IOException e) {
      throw new Fault("could not " + purpose(pod) + ": " + Reason.of(e), "", e);
    }
  }

  private static String said(Process process) {
    String text = Processes.lastWords(process);
    return text.isEmpty() ? ": it did not start in time" : ": " + text;
  }

  /** Closes our ends of its pipes; it has let go of its own. */
  private static void release(Process process) {
    try {
      process.getOutputStream().close();
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      // They go with this process.
    }
  }

  /** True when the process that looks after the command of a pod does. */
  static boolean isAlive(Holder holder, String process) {
    int blank = process.indexOf(' ');
    try {
      long pid = Long.parseLong(process.substring(0, Math.max(0, blank)));
      String start = process.substring(blank + 1).strip();
      return Processes.start(holder.root().resolve("proc"), pid).filter(start::equals).isPresent();
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
