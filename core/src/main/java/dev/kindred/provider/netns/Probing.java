package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.plan.Observed;
import dev.kindred.provider.Echo;
import dev.kindred.provider.PodPath;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has the probe program inside the lab look around and send packets, and reads what it found. */
public final class Probing implements Provider.Probe {
  /** Of an answer. */
  private static final int FIELDS = 11;

  private final Holder holder;
  private final Function<ProbeProcess, Observed> look;
  private final Supplier<Observed> otherwise;
  private ProbeProcess process;

  private Probing(
      Holder holder, Function<ProbeProcess, Observed> look, Supplier<Observed> otherwise) {
    this.holder = holder;
    this.look = look;
    this.otherwise = otherwise;
    this.process = ProbeProcess.start(holder);
  }

  /**
   * Starts it.
   *
   * @param look what is there, by the probe
   * @param otherwise what is there, by other means
   */
  static Probing start(
      Holder holder, Function<ProbeProcess, Observed> look, Supplier<Observed> otherwise) {
    return new Probing(holder, look, otherwise);
  }

  @Override
  public Sighting observe() {
    Observed seen = look();
    return () -> seen;
  }

  private Observed look() {
    try {
      return look.apply(process);
    } catch (Fault e) {
      process.close();
      process = ProbeProcess.start(holder); // One that failed to look sends nothing either.
      return otherwise.get();
    }
  }

  @Override
  public void close() {
    process.close();
  }

  @Override
  public List<Echo> send(Sighting seen, List<PodPath> paths, Progress progress) {
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
    Command.Output output = process.run(input.toString(), progress);
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
