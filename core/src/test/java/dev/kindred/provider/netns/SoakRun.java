package dev.kindred.provider.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kindred.provider.ChangingFile;
import dev.kindred.provider.Progress;
import dev.kindred.provider.TestLab;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Changes one lab's file over and over, in one process, while others meddle with the lab. A
 * program, so that it can run on a host of its own. Its arguments: the seed, the number of changes,
 * a folder.
 */
final class SoakRun {
  /** To load classes and fill what is kept, before anything is counted. */
  private static final int WARMTH = 10;

  /** Megabytes. */
  private static final int MEMORY = 4;

  private final TestLab lab;
  private final Twin twin;

  /** Of what comes beside the edits. */
  private final Random random;

  private final Guests guests;

  private SoakRun(Path folder, long seed) throws IOException {
    this.lab = new TestLab(new NetnsWorld(), Files.createDirectory(folder.resolve("lab")));
    this.twin = new Twin(Files.createDirectory(folder.resolve("twin")));
    this.random = new Random(seed + 1);
    this.guests = new Guests(lab, random, System.out::println);
  }

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    int changes = Integer.parseInt(arguments[1]);
    SoakRun run = new SoakRun(Path.of(arguments[2]), seed);
    try {
      run.change(new ChangingFile(~seed), WARMTH);
      Use before = run.use();
      System.out.println("before: " + before);
      run.change(new ChangingFile(seed), changes);
      Use after = run.use();
      System.out.println("after: " + after);
      assertThat(after.withoutMemory()).isEqualTo(before.withoutMemory());
      assertThat(after.megabytes()).isLessThanOrEqualTo(before.megabytes() + MEMORY);
    } finally {
      run.lab.lab().down(Progress.NONE);
    }
  }

  /** Makes some changes, each proven to be whole, and takes all of them back. */
  private void change(ChangingFile file, int changes) {
    long begun = System.nanoTime();
    for (int i = 1; i <= changes; i++) {
      String edit = file.edit();
      lab.up(file.text());
      guests.areUntouched(lab.lab().status());
      meddle();
      guests.letPass();
      lab.isWhole();
      Recovery.isTidy(lab, lab.observed());
      int pods = lab.lab().planned(lab.lab().applied()).pods().size();
      System.out.printf(
          "%d, %.1f s, %d pods: %s%n", i, (System.nanoTime() - begun) / 1e9, pods, edit);
    }
    guests.leave();
    lab.up(ChangingFile.EMPTY); // What an interface that was made anew leaves goes with its pod.
    Recovery.converges(lab, ChangingFile.FIRST, () -> twin.sight(lab, ChangingFile.FIRST));
  }

  /**
   * Others come and go, and something of the lab's is given another name or hardware address: it is
   * mended, and nothing is made anew.
   */
  private void meddle() {
    guests.comeAndGo();
    List<Damage> harmless = Stream.of(Damage.values()).filter(Damage::isHarmless).toList();
    Damage damage = harmless.get(random.nextInt(harmless.size()));
    if (!lab.observed().pods().isEmpty()) {
      Map<String, String> pods = lab.identities();
      damage.to(lab, random);
      System.out.println("damage to " + damage);
      guests.look();
      lab.up();
      assertThat(lab.identities()).isEqualTo(pods);
      guests.areUntouched(lab.lab().status());
    }
  }

  /**
   * What this process and the lab take of the machine.
   *
   * @param descriptors of open files of this process
   * @param megabytes of this process's heap
   * @param namespaces of all kinds, of all processes
   * @param links of all nodes and pods
   * @param files and folders in the lab's own file system, without the scripts
   * @param state files in the lab's folder
   */
  private record Use(
      long descriptors,
      int threads,
      long megabytes,
      int namespaces,
      int links,
      int routes,
      int files,
      int state) {
    Use withoutMemory() {
      return new Use(descriptors, threads, 0, namespaces, links, routes, files, state);
    }
  }

  private Use use() throws IOException {
    System.gc();
    await().until(() -> ProcessHandle.current().children().noneMatch(p -> true));
    var seen = lab.observed();
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return new Use(
        descriptors(),
        Thread.activeCount(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        namespaces().size(),
        seen.nodes().values().stream().mapToInt(n -> n.interfaces().size()).sum()
            + seen.pods().values().stream().mapToInt(p -> p.interfaces().size()).sum(),
        seen.nodes().values().stream().mapToInt(n -> n.routes().size()).sum()
            + seen.pods().values().stream().mapToInt(p -> p.routes().size()).sum(),
        NetnsWorld.inside(lab, "find", "/run", "-not", "-path", "/run/kindred/bin/*")
            .lines()
            .toList()
            .size(),
        entries(lab.folder()));
  }

  /** The least of a second: pipes of processes that have ended are closed in the background. */
  private static int descriptors() throws IOException {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      least = Math.min(least, entries(Path.of("/proc/self/fd")));
    }
    return least;
  }

  private static int entries(Path folder) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path _ : all) {
        count++;
      }
    }
    return count;
  }

  private static Set<String> namespaces() throws IOException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        for (String kind : Set.of("net", "mnt", "user", "pid", "ipc", "uts")) {
          names.add(NetnsWorld.link(process.resolve("ns/" + kind)));
        }
      }
    }
    return names;
  }
}
