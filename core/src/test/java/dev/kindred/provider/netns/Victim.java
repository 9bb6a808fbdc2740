package dev.kindred.provider.netns;

import dev.kindred.fetch.CniPlugins;
import dev.kindred.host.Fault;
import dev.kindred.host.Folders;
import dev.kindred.lab.LabCycle;
import dev.kindred.plan.Change;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import dev.kindred.provider.TestLab;
import dev.kindred.vocabulary.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command in a process of its own, to be killed. Its arguments: up, down or status; the state
 * folder; the file for up; where it is to fall dead by itself, as {@code ledger 2} at the second
 * call of the ledger or {@code done 3} at the third change that is made; how many milliseconds it
 * waits for another command. It says "begin" when it begins, then each step, and how many changes
 * it made or found.
 *
 * <p>Without arguments it takes them from standard input, a command a line, with tabs between them.
 * At its event it then says {@link #STANDING} and stands still until it gets a line; at the end of
 * each command it says {@link #END} and an exit code.
 */
final class Victim {
  static final String STANDING = "standing still";
  static final String END = "end ";

  /** A variable with the seconds that one outside program may take. */
  static final String LIMIT = "KINDRED_TEST_LIMIT";

  private static final BufferedReader ORDERS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private final Fuse fuse;
  private final Path states;
  private final Duration patience;

  private Victim(List<String> arguments, Runnable blow) {
    this.states = Path.of(arguments.get(1));
    List<String> more = arguments.subList(3, arguments.size());
    this.fuse =
        more.isEmpty()
            ? new Fuse("nothing", 0, blow)
            : new Fuse(more.getFirst(), Integer.parseInt(more.get(1)), blow);
    this.patience = Duration.ofMillis(more.size() > 2 ? Long.parseLong(more.get(2)) : 20_000);
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      int code = run(List.of(arguments), Fuse.DEATH);
      if (code != 0) {
        Runtime.getRuntime().halt(code);
      }
      return;
    }
    Path nowhere = Path.of("/nonexistent"); // Loads classes, and does nothing.
    new LabCycle("warm", nowhere, provider(), Duration.ZERO).preview(Seed.file().named("warm"));
    for (String line = ORDERS.readLine(); line != null; line = ORDERS.readLine()) {
      System.out.println(END + run(List.of(line.split("\t")), Victim::standStill));
    }
  }

  private static void standStill() {
    System.out.println(STANDING);
    try {
      ORDERS.readLine();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int run(List<String> arguments, Runnable blow) throws IOException {
    Victim victim = new Victim(arguments, blow);
    System.out.println("begin");
    try {
      System.out.println(victim.run(arguments.getFirst(), Path.of(arguments.get(2))));
      return 0;
    } catch (Fault e) {
      System.out.println(e.getMessage() + "\n" + e.remedy());
      return e.exitCode();
    }
  }

  private String run(String verb, Path file) throws IOException {
    LabCycle lab =
        new LabCycle(TestLab.NAME, states, new FusedProvider(provider(), fuse), patience);
    return switch (verb) {
      case "up" ->
          lab.up(TestLab.topology(Files.readString(file)), new Steps(fuse)).changes().size()
              + " changes";
      case "status" -> lab.status().changes().size() + " changes";
      default -> lab.down(new Steps(fuse)) ? "down" : "nothing to do";
    };
  }

  private static Provider provider() {
    Path cache = Folders.ofThisUser().cache();
    String limit = System.getenv().getOrDefault(LIMIT, "");
    return limit.isEmpty()
        ? new NetnsProvider(cache)
        : new NetnsProvider(
            CniPlugins.in(cache)::obtain, Duration.ofSeconds(Long.parseLong(limit)));
  }

  private record Steps(Fuse fuse) implements Progress {
    @Override
    public void step(String what) {
      System.out.println(what);
    }

    @Override
    public void done(Change change) {
      fuse.burn("done");
    }
  }
}
