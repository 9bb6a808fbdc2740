package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.provider.TestLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One lab that is brought up, changed, broken and mended, and taken down, over and over; each of
 * these is killed at some moment, and sometimes what recovers from that as well. Then up makes the
 * lab what it would be undisturbed, or down leaves nothing.
 */
final class Lane implements AutoCloseable {
  /** What is killed. */
  enum Task {
    UP,
    CHANGE,
    REPAIR,
    RESTART,
    DOWN
  }

  /** A blow that is due, before anything is left to chance. */
  private record Due(Moment moment, Blow blow) {}

  private static final Blow[] BLOWS = Blow.values();

  private final Random random;
  private final TestLab lab;
  private final Twin twin;
  private final Consumer<String> log;
  private final List<Path> files = new ArrayList<>();

  /** What leaves the holder alive. */
  private static final List<Damage> SMALL =
      Stream.of(Damage.values()).filter(d -> d != Damage.HOLDER).toList();

  private final Map<Task, Queue<Due>> due = new EnumMap<>(Task.class);
  private final Map<Task, Map<Blow, Integer>> struck = new EnumMap<>(Task.class);
  private final Map<String, Long> usual = new HashMap<>();
  private final String mark = UUID.randomUUID().toString();
  private final long first;
  private Prey prey = Prey.start(mark);
  private boolean fresh = true;
  private int kills;
  private int file;
  private boolean up;

  /**
   * @param number of this lane, of so many in all, which share what is due
   * @param usual how long an up takes, in nanoseconds
   */
  Lane(int number, int of, long seed, Path folder, Twin twin, long usual, Consumer<String> log) {
    this.random = new Random(seed + number);
    this.lab = new TestLab(new NetnsWorld(), folder);
    this.twin = twin;
    this.first = usual;
    long begun = System.nanoTime();
    this.log =
        line ->
            log.accept(
                "lane %d, %.1f s: %s".formatted(number, (System.nanoTime() - begun) / 1e9, line));
    for (int i = 0; i < SmallLabs.FILES.size(); i++) {
      files.add(write(folder.resolve("file" + i + ".yaml"), SmallLabs.FILES.get(i)));
    }
    plan(seed, number, of);
  }

  private static Path write(Path path, String text) {
    try {
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Every blow at every step of the ledger: before and behind both entries of who makes a holder,
   * and the one of who has ended it. Only behind the first of them is there anything but the victim
   * itself.
   */
  private void plan(long seed, int number, int of) {
    for (Task task : Task.values()) {
      int steps = task == Task.UP || task == Task.RESTART ? 4 : task == Task.DOWN ? 2 : 0;
      List<Due> all = new ArrayList<>();
      for (int step = 1; step <= steps; step++) {
        boolean alone = task == Task.DOWN || step <= 2;
        for (Blow blow : alone ? List.of(Blow.KILL, Blow.TERMINATE) : List.of(BLOWS)) {
          all.add(new Due(Moment.at("ledger", step), blow));
        }
      }
      Collections.shuffle(all, new Random(seed));
      Queue<Due> own = new ArrayDeque<>();
      for (int i = number; i < all.size(); i += of) {
        own.add(all.get(i));
      }
      due.put(task, own);
      struck.put(task, new EnumMap<>(Blow.class));
    }
  }

  /** Goes on until so many kills have struck, with all that is due, or it is to stop. */
  void run(int quota, BooleanSupplier stop) {
    while (kills < quota || due() > 0) {
      attack(next(kills > quota / 2));
      if (stop.getAsBoolean()) {
        return;
      }
    }
    if (!up) {
      converge();
    }
    lab.isWhole();
    vanish();
  }

  /** How many blows struck, of each kind and at each task. */
  Map<Task, Map<Blow, Integer>> struck() {
    return struck;
  }

  /** How many blows at steps of the ledger are still due. */
  int due() {
    return due.values().stream().mapToInt(Queue::size).sum();
  }

  /**
   * What comes next by chance.
   *
   * @param late true when what is due, and chance did not bring, comes first
   */
  private Task next(boolean late) {
    if (!up) {
      file = random.nextInt(files.size());
      return Task.UP;
    }
    if (late) {
      for (Task task : List.of(Task.RESTART, Task.DOWN)) {
        if (!requireNonNull(due.get(task)).isEmpty()) {
          return task;
        }
      }
    }
    int chance = random.nextInt(100);
    return chance < 40
        ? Task.CHANGE
        : chance < 65 ? Task.REPAIR : chance < 75 ? Task.RESTART : Task.DOWN;
  }

  private void attack(Task task) {
    switch (task) {
      case CHANGE -> file = (file + 1 + random.nextInt(files.size() - 1)) % files.size();
      case REPAIR -> damage(SMALL.get(random.nextInt(SMALL.size())));
      case RESTART -> damage(Damage.HOLDER);
      case UP, DOWN -> {}
    }
    Due planned = requireNonNull(due.get(task)).poll();
    boolean unfinished = strike(task, planned == null ? chance(task) : planned);
    while (unfinished && random.nextInt(3) == 0) {
      unfinished = strike(task, chance(task));
    }
    boolean down = random.nextInt(3) > 0 == (task == Task.DOWN);
    if (down) {
      vanish();
    } else {
      converge();
    }
  }

  private void damage(Damage damage) {
    log.accept("damage to " + damage);
    damage.to(lab, random);
  }

  /** True when it struck, and the command did not get to its end. */
  private boolean strike(Task task, Due next) {
    Blow blow = next.blow();
    Moment moment = next.moment();
    String what = task + " of file " + file + ", " + blow + " " + moment;
    long begun = System.nanoTime();
    prey.begin(lab, task == Task.DOWN ? "down" : "up", files.get(file), moment);
    boolean hit = prey.reaches(moment) && blow.strike(prey.handle(), lab, random);
    int code = hit && blow.isDeadly() ? prey.dead() : prey.end();
    if (!hit) {
      if (moment.event().equals("ledger")) {
        requireNonNull(due.get(task)).add(next);
      }
      usual.merge(task + " " + fresh, System.nanoTime() - begun, (old, took) -> (old + took) / 2);
    }
    fresh = hit && blow.isDeadly();
    log.accept(what + (hit ? ": " + code : ": too late"));
    if (hit) {
      kills++;
      requireNonNull(struck.get(task)).merge(blow, 1, Integer::sum);
    }
    if (fresh) {
      prey = Prey.start(mark);
      return true;
    }
    assertThat(code).as("%s: %s", what, prey.said()).isBetween(0, hit ? 1 : 0);
    assertThat(prey.said()).as(what).doesNotContain("Exception");
    return code != 0;
  }

  /** How long it takes; longer for a victim that has just been started. */
  private long usual(Task task) {
    return usual.computeIfAbsent(task + " " + fresh, _ -> fresh ? first : first / 4);
  }

  private Due chance(Task task) {
    Moment moment =
        random.nextInt(4) == 0 && task != Task.DOWN
            ? Moment.at("done", 1 + random.nextInt(2))
            : Moment.after((long) (0.9 * usual(task) * random.nextDouble()));
    return new Due(moment, BLOWS[random.nextInt(BLOWS.length)]);
  }

  private void converge() {
    String yaml = SmallLabs.FILES.get(file);
    Recovery.converges(lab, yaml, () -> twin.sight(lab, yaml));
    up = true;
  }

  private void vanish() {
    String itself = prey.handle().pid() + " ";
    Recovery.vanishes(
        lab, () -> Attack.bearing(mark).stream().filter(p -> !p.startsWith(itself)).toList());
    up = false;
  }

  @Override
  public void close() {
    prey.close();
    lab.close();
  }
}
