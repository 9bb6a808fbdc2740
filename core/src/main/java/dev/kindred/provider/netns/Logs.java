package dev.kindred.provider.netns;

import dev.kindred.advice.Advice;
import dev.kindred.host.Fault;
import dev.kindred.plan.CommandRun;
import dev.kindred.plan.PodId;
import dev.kindred.plan.PodState;
import dev.kindred.provider.LogWish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What commands of pods printed, as {@code workload.sh} keeps it, and what became of them. */
final class Logs {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final LabFiles files;

  Logs(LabFiles files) {
    this.files = files;
  }

  /** What became of the command of a pod; empty where it has none. */
  Optional<CommandRun> run(PodId pod, List<String> command) {
    return command.isEmpty()
        ? Optional.empty()
        : files.read(PodRecord.state(pod)).flatMap(text -> CommandState.parse(text, command));
  }

  /** How pods with a command do. */
  Map<PodId, PodState> states() {
    Map<PodId, PodState> states = new HashMap<>();
    for (String name : files.names(PodRecord.FOLDER)) {
      Names.pod(name)
          .filter(pod -> files.exists(PodRecord.state(pod)))
          .ifPresent(pod ->
              PodRecord.read(files, pod)
                  .flatMap(record -> run(pod, record.command()))
                  .ifPresent(run -> states.put(pod, new PodState(run))));
    }
    return states;
  }

  /**
   * Writes what a command printed.
   *
   * @throws Fault when there is no such run
   * @throws IOException when it cannot be written
   */
  void write(PodId pod, LogWish wish, OutputStream out) throws IOException {
    LogReader reader =
        new LogReader(
            files.outside(PodRecord.log(pod, wish.previous())),
            files.outside(PodRecord.log(pod, true)));
    if (!reader.exists()) {
      throw none(pod, wish);
    }
    if (wish.tail() < 0) {
      reader.copy(out);
    } else {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      reader.copy(all);
      out.write(last(all.toByteArray(), wish.tail()));
    }
    out.flush();
    boolean more = wish.follow() && !wish.previous();
    while (more) {
      more = isRunning(pod) && reader.isCurrent();
      LockSupport.parkNanos(PAUSE);
      reader.copy(out);
      out.flush();
    }
  }

  private Fault none(PodId pod, LogWish wish) {
    boolean command =
        PodRecord.read(files, pod).filter(record -> !record.command().isEmpty()).isPresent();
    if (!command) {
      return new Fault("pod " + pod + " runs no command, and has printed nothing", "");
    }
    return wish.previous()
        ? LogWish.nothingBefore(pod)
        : new Fault(
            "the command of pod " + pod + " has not been started", Advice.of("Run: ", "up"));
  }

  private boolean isRunning(PodId pod) {
    return files.read(PodRecord.state(pod)).filter(s -> s.startsWith("state running")).isPresent();
  }

  /** The last lines of a text. */
  static byte[] last(byte[] text, int lines) {
    if (lines == 0) {
      return new byte[0];
    }
    int from = text.length;
    int ends = 0;
    while (from > 0) {
      if (text[from - 1] == '\n' && from < text.length && ++ends == lines) {
        break;
      }
      from--;
    }
    return Arrays.copyOfRange(text, from, text.length);
  }
}
