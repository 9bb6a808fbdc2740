package dev.kindred.lab;

import dev.kindred.fetch.Cached;
import dev.kindred.host.Fault;
import dev.kindred.lab.Garbage.Kind;
import dev.kindred.provider.LabHome;
import dev.kindred.provider.Progress;
import dev.kindred.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for what is left of labs, and removes it when it is told to. A lab is judged under its
 * lock; one that another process is changing is skipped.
 */
public final class Gc {
  private static final String COMMAND = "kindred gc";

  /** Of a folder that names none: nothing was made in it, or its files were removed by hand. */
  private static final String USUAL_PROVIDER = "netns";

  private final Path states;
  private final Function<String, Provider> providers;
  private final Instant now;
  private final boolean remove;
  private final List<Garbage> found = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /** What was not judged, and why, to follow its name. */
  public record Skipped(String subject, String reason) {}

  /**
   * @param states the folder that holds a folder a lab
   * @param providers gives a provider by its name
   * @param remove false to look only
   */
  public Gc(Path states, Function<String, Provider> providers, Instant now, boolean remove) {
    this.states = states;
    this.providers = providers;
    this.now = now;
    this.remove = remove;
  }

  /** What can go, or went. */
  public List<Garbage> found() {
    return List.copyOf(found);
  }

  /** What was not judged. */
  public List<Skipped> skipped() {
    return List.copyOf(skipped);
  }

  /**
   * Looks at labs.
   *
   * @param wanted by their names
   */
  public void labs(Predicate<String> wanted) {
    for (LabFolder folder : LabFolder.all(states)) {
      if (wanted.test(folder.name())) {
        trying(folder.name(), () -> lab(folder));
      }
    }
  }

  private void trying(String subject, Runnable work) {
    try {
      work.run();
    } catch (Fault e) {
      skipped.add(new Skipped(subject, e.getMessage()));
    }
  }

  private void lab(LabFolder folder) {
    Optional<LabLock> lock = LabLock.attempt(folder.path(), COMMAND);
    if (lock.isPresent()) {
      try (LabLock _ = lock.get()) {
        judge(folder);
      }
    } else if (folder.exists()) {
      skipped.add(
          new Skipped(folder.name(), "is being changed by " + LabLock.owner(folder.path())));
    }
  }

  private void judge(LabFolder folder) {
    Provider provider = providers.apply(folder.provider().orElse(USUAL_PROVIDER));
    LabHome home = new LabHome(folder.name(), folder.path(), folder.ledger());
    boolean running = provider.observe(home).observed().running();
    boolean applied = folder.topology().isPresent();
    LabState state = new LabState(folder.name(), applied, running, folder.until());
    Optional<Garbage> garbage = Garbage.of(state, now);
    if (garbage.isEmpty()) {
      strays(provider, home);
      return;
    }
    if (remove) {
      provider.remove(home, Progress.NONE);
      folder.remove();
    }
    found.add(garbage.get());
  }

  private void strays(Provider provider, LabHome home) {
    List<String> strays = provider.strays(home);
    if (remove && !strays.isEmpty()) {
      provider.sweep(home);
    }
    strays.forEach(stray -> found.add(new Garbage(Kind.STRAY, home.name(), stray, 0)));
  }

  /**
   * Looks for what runs of labs whose folders are gone.
   *
   * @param wanted by the folders that they had
   */
  public void orphans(Provider provider, Predicate<Path> wanted) {
    for (Path folder : provider.orphans()) {
      if (wanted.test(folder)) {
        trying(folder.toString(), () -> orphan(provider, folder));
      }
    }
  }

  private void orphan(Provider provider, Path folder) {
    if (remove && !removed(provider, folder)) {
      return;
    }
    String reason = "something of it is left, and its folder is gone";
    found.add(new Garbage(Kind.ORPHAN, folder.toString(), reason, 0));
  }

  /** Its folder is made for the lock. False when somebody has made a lab there meanwhile. */
  private static boolean removed(Provider provider, Path path) {
    Path missing = path;
    for (Path above = path.getParent();
        above != null && !Files.exists(above);
        above = above.getParent()) {
      missing = above;
    }
    LabFolder folder = new LabFolder(path);
    try (LabLock _ = LabLock.take(path, COMMAND, Duration.ZERO, Progress.NONE)) {
      if (folder.topology().isPresent()) {
        return false;
      }
      provider.remove(new LabHome(folder.name(), path, folder.ledger()), Progress.NONE);
      folder.remove();
      return true;
    } finally {
      removeEmpty(path, missing);
    }
  }

  /** Removes the folders above one, up to a certain one, as long as they are empty. */
  private static void removeEmpty(Path below, Path last) {
    try {
      for (Path path = below.getParent();
          path != null && path.startsWith(last);
          path = path.getParent()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // Somebody uses it.
    }
  }

  /** Judges something that can be had again; true when it is to be removed. */
  public boolean isGarbage(Cached cached) {
    Optional<Garbage> garbage = Garbage.of(cached, now);
    garbage.ifPresent(found::add);
    return remove && garbage.isPresent();
  }

  /** Notes that something could not be judged. */
  public void skip(String subject, String reason) {
    skipped.add(new Skipped(subject, reason));
  }
}
