package dev.kindred.provider.netns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kindred.plan.PodId;
import dev.kindred.provider.TestLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final Blow[] BLOWS = Blow.values();

  private final Random random;
  private final TestLab lab;
  private final Twin twin;
  private final Consumer<String> log;
  private final List<Path> files = new ArrayList<>();

  /** What leaves the holder alive. */
  private static final List<Damage> SMALL =
      Stream.of(Damage.values()).filter(d -> d != Damage.HOLDER).toList();

  private final Agenda agenda;
  private final Guests guests;
  private final Map<Task, Map<Blow, Integer>> struck = new EnumMap<>(Task.class);
  private final Map<String, Long> usual = new HashMap<>();
  private final String mark = UUID.randomUUID().toString();
  private final long first;
  private Prey prey = Prey.start(mark);
  private boolean fresh = true;
  private int kills;
  private int file;
  private boolean up;

  /** The interfaces of pods before damage that is mended without making one anew. */
  private Optional<Map<PodId, Map<String, Integer>>> mended = Optional.empty();

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
    this.agenda = new Agenda(seed, number, of);
    this.guests = new Guests(lab, new Random(~seed - number), this.log);
    for (Task task : Task.values()) {
      struck.put(task, new EnumMap<>(Blow.class));
    }
  }

  private static Path write(Path path, String text) {
    try {
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on until so many kills have struck, with all that is due, or it is to stop. */
  void run(int quota, BooleanSupplier stop) {
    while (kills < quota || agenda.left() > 0) {
      attack(next(kills > quota / 2));
      if (stop.getAsBoolean()) {
        return;
      }
    }
    if (!up) {
      converge();
    }
    guests.leave();
    lab.isWhole();
    vanish();
  }

  /** How many blows struck, of each kind and at each task. */
  Map<Task, Map<Blow, Integer>> struck() {
    return struck;
  }

  /** How many blows at steps of the ledger are still due. */
  int due() {
    return agenda.left();
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
        if (!agenda.isDone(task)) {
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
    if (up) {
      guests.comeAndGo();
    }
    mended = Optional.empty();
    switch (task) {
      case CHANGE -> file = (file + 1 + random.nextInt(files.size() - 1)) % files.size();
      case REPAIR -> damage(SMALL.get(random.nextInt(SMALL.size())));
      case RESTART -> damage(Damage.HOLDER);
      case UP, DOWN -> {}
    }
    boolean unfinished = strike(task, agenda.next(task).orElseGet(() -> chance(task)));
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
    Map<PodId, Map<String, Integer>> links = links();
    damage.to(lab, random);
    if (damage == Damage.HOLDER) {
      guests.clear();
    } else {
      guests.look();
    }
    mended = Optional.of(links).filter(_ -> damage.isMendedInPlace());
  }

  /** True when it struck, and the command did not get to its end. */
  private boolean strike(Task task, Agenda.Due next) {
    Blow blow = next.blow();
    Moment moment = next.moment();
    String what = task + " of file " + file + ", " + blow + " " + moment;
    long begun = System.nanoTime();
    prey.begin(lab, task == Task.DOWN ? "down" : "up", files.get(file), moment);
    boolean hit = prey.reaches(moment) && blow.strike(prey.handle(), lab, random);
    int code = hit && blow.isDeadly() ? prey.dead() : prey.end();
    if (!hit) {
      if (moment.event().equals("ledger")) {
        agenda.again(task, next);
      }
      usual.merge(task + " " + fresh, System.nanoTime() - begun, (old, took) -> (old + took) / 2);
    }
    fresh = hit && blow.isDeadly();
    log.accept(what + (hit ? ": " + code : ": too late"));
    if (hit && blow == Blow.KILL_HOLDER) {
      mended = Optional.empty(); // All of the lab is made anew.
    }
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

  private Agenda.Due chance(Task task) {
    Moment moment =
        random.nextInt(4) == 0 && task != Task.DOWN
            ? Moment.at("done", 1 + random.nextInt(2))
            : Moment.after((long) (0.9 * usual(task) * random.nextDouble()));
    return new Agenda.Due(moment, BLOWS[random.nextInt(BLOWS.length)]);
  }

  private void converge() {
    String yaml = SmallLabs.FILES.get(file);
    guests.areUntouched(Recovery.converges(lab, yaml, () -> twin.sight(lab, yaml)));
    mended.ifPresent(before -> assertThat(links()).as("what is mended in place").isEqualTo(before));
    up = true;
  }

  private void vanish() {
    String itself = prey.handle().pid() + " ";
    Recovery.vanishes(
        lab, () -> Attack.bearing(mark).stream().filter(p -> !p.startsWith(itself)).toList());
    guests.clear();
    up = false;
  }

  /** The interfaces of pods, by their names and numbers. */
  private Map<PodId, Map<String, Integer>> links() {
    Map<PodId, Map<String, Integer>> links = new HashMap<>();
    lab.observed()
        .pods()
        .forEach((id, pod) -> {
          Map<String, Integer> ofPod = links.computeIfAbsent(id, _ -> new HashMap<>());
          pod.interfaces().forEach(link -> ofPod.put(link.name(), link.index()));
        });
    return links;
  }

  @Override
  public void close() {
    prey.close();
    lab.close();
  }
}
