package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the probe program inside the lab and reads what it found. It starts before it has work. */
final class Probing implements Provider.Probe {
  /** Of an answer. */
  private static final int FIELDS = 11;

  private final Command command;
  private final Process process;

  private Probing(Command command) {
    this.command = command;
    this.process = command.start();
  }

  static Probing start(Holder holder) {
    return new Probing(
        Command.of(holder.inside(java()))
            .timeout(Duration.ofMinutes(10))
            .purpose("probe the data plane"));
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

  @Override
  public List<Echo> send(List<PodPath> paths) {
    return send(paths, Progress.NONE);
  }

  @Override
  public List<Echo> send(List<PodPath> paths, Progress progress) {
    if (paths.isEmpty()) {
      return List.of();
    }
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < paths.size(); i++) {
      PodPath path = paths.get(i);
      input.append(i).append('\t').append(Names.of(path.from()));
      input.append('\t').append(path.source().ip()).append('\t').append(Names.of(path.to()));
      input.append('\t').append(path.target().ip()).append('\t').append(path.mtu()).append('\n');
    }
    Command.Output output = command.input(input.toString()).run(process, progress::share);
    List<Echo> echoes = new ArrayList<>(paths.size());
    for (String line : output.stdout().lines().toList()) {
      String[] fields = line.split("\t", -1);
      if (fields.length == FIELDS) {
        echo(fields).ifPresent(echoes::add);
      }
    }
    if (echoes.size() != paths.size()) {
      throw new Fault(
          "the probe answered "
              + echoes.size()
              + " of "
              + paths.size()
              + " paths: "
              + output.stderr().strip(),
          "Run the command again.");
    }
    return echoes;
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
    line.add("dev.kindred.provider.netns.probe.Probe");
    return line.toArray(String[]::new);
  }

  /** Empty for what is no answer, as of a probe that was ended in the middle of one. */
  private static Optional<Echo> echo(String[] f) {
    try {
      return Optional.of(
          new Echo(
              Integer.parseInt(f[1]),
              Integer.parseInt(f[2]),
              Integer.parseInt(f[3]),
              Long.parseLong(f[4]) / 1000.0,
              f[5],
              f[6].equals("true"),
              new Echo.Interfaces(f[7], f[8], f[9]),
              f[10]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
