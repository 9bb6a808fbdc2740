package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import dev.kindred.provider.Progress;
import dev.kindred.provider.netns.probe.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The probe program inside a lab. It starts before it has work. */
final class ProbeProcess implements AutoCloseable {
  private final Command command;
  private final Process process;

  private ProbeProcess(Command command) {
    this.command = command;
    this.process = command.start();
  }

  static ProbeProcess start(Holder holder) {
    return new ProbeProcess(
        Command.of(holder.inside(java()))
            .timeout(Duration.ofMinutes(10))
            .purpose("probe the data plane"));
  }

  /** The probe runs on the Java that runs Kindred, from the same class path. */
  private static String[] java() {
    String home = System.getProperty("java.home", "");
    List<String> line = new ArrayList<>(List.of(home + "/bin/java"));
    line.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-XX:-UsePerfData"));
    String cache = System.getProperty("kindred.aot", "");
    if (!cache.isEmpty()) {
      line.add("-XX:AOTCache=" + cache);
    }
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    line.add(System.getProperty("java.class.path", ""));
    line.add(Probe.class.getName());
    return line.toArray(String[]::new);
  }

  /**
   * Has it look at namespaces, before packets are sent.
   *
   * @param questions the settings that are asked for, by the namespace's name
   * @param limit how long that may take
   * @param taker is given what is there, by the namespace's name
   * @return the namespaces that are not there
   * @throws Fault where it fails
   */
  List<String> look(
      Map<String, List<String>> questions, Duration limit, BiConsumer<String, Seen> taker) {
    StringBuilder text = new StringBuilder();
    questions.forEach((name, settings) -> {
      text.append(Probe.LOOK).append('\t').append(name);
      settings.forEach(key -> text.append('\t').append(key));
      text.append('\n');
    });
    text.append(Probe.END).append('\n');
    TimeLimit watch = TimeLimit.of(limit, process::destroyForcibly);
    try {
      OutputStream in = process.getOutputStream();
      in.write(text.toString().getBytes(StandardCharsets.UTF_8));
      in.flush();
      List<String> gone = answers(taker);
      if (!watch.met()) {
        throw new Fault(
            "the probe looked at the lab for more than " + limit.toSeconds() + " s",
            "Run the command again.");
      }
      return gone;
    } catch (IOException e) {
      throw new Fault(
          "the probe ended while it looked at the lab: " + Reason.of(e),
          "Run the command again.",
          e);
    } finally {
      watch.met();
    }
  }

  /** It says nothing behind the last answer until it is asked again: no more is read. */
  private List<String> answers(BiConsumer<String, Seen> taker) throws IOException {
    List<String> gone = new ArrayList<>();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Seen.Lines lines = Seen.Lines.none();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      boolean next = line.startsWith(Probe.LOOK + "\t");
      if (next || line.equals(Probe.END)) {
        lines.hand(taker);
        if (!next) {
          return gone;
        }
        lines = Seen.Lines.after(line, gone);
      } else {
        lines.take(line);
      }
    }
    throw new Fault(
        "the probe ended while it looked at the lab: " + Processes.lastWords(process),
        "Run the command again.");
  }

  /** Gives it lines, and says what it printed when it has ended. */
  Command.Output run(String input, Progress progress) {
    return command.input(input).run(process, progress::share);
  }

  /** It ends when there is nothing more to read. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended.
    }
  }
}
