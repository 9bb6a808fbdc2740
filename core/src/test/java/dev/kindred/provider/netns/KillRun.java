package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;

import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills commands on several labs at once. A program, so that it can run on a host of its own. Its
 * arguments: the seed, the number of kills, the number of lanes, a folder.
 */
final class KillRun {
  private KillRun() {}

  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[0]);
    int kills = Integer.parseInt(arguments[1]);
    int lanes = Integer.parseInt(arguments[2]);
    Path folder = Path.of(arguments[3]);
    long begun = System.nanoTime();
    Twin twin = new Twin(Files.createDirectory(folder.resolve("twins")));
    long usual = usual(Files.createDirectory(folder.resolve("usual")));
    System.out.printf("an up takes %d ms%n", usual / 1_000_000);
    List<Lane> all = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      Path own = Files.createDirectory(folder.resolve("lane" + i));
      all.add(new Lane(i, lanes, seed, own, twin, usual, System.out::println));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<?>> runs = new ArrayList<>();
      AtomicBoolean failed = new AtomicBoolean();
      for (Lane lane : all) {
        runs.add(
            threads.submit(() -> {
              try {
                lane.run((kills + lanes - 1) / lanes, failed::get);
              } catch (Throwable e) {
                failed.set(true);
                throw e;
              }
              return "";
            }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      all.forEach(Lane::close);
    }
    report(all, (System.nanoTime() - begun) / 1_000_000_000);
  }

  /** How long an up takes that is left in peace, in nanoseconds. */
  private static long usual(Path states) throws IOException {
    Path file = Files.writeString(states.resolve("file.yaml"), SmallLabs.FILES.get(1));
    try (TestLab lab = new TestLab(new NetnsWorld(), states);
        Prey prey = Prey.start("usual")) {
      prey.begin(lab, "down", file, Moment.NEVER);
      prey.end();
      long begun = System.nanoTime();
      prey.begin(lab, "up", file, Moment.NEVER);
      prey.end();
      long took = System.nanoTime() - begun;
      lab.lab().down(Progress.NONE);
      return took;
    }
  }

  private static void report(List<Lane> lanes, long seconds) {
    int total = 0;
    for (Lane.Task task : Lane.Task.values()) {
      Map<Blow, Integer> sum = new EnumMap<>(Blow.class);
      lanes.forEach(lane ->
          requireNonNull(lane.struck().get(task))
              .forEach((blow, n) -> sum.merge(blow, n, Integer::sum)));
      total += sum.values().stream().mapToInt(n -> n).sum();
      System.out.println("killed in " + task + ": " + sum);
    }
    System.out.println(total + " kills in " + seconds + " s");
    System.out.println(
        "still to be killed at a step of the ledger: " + lanes.stream().mapToInt(Lane::due).sum());
  }
}
