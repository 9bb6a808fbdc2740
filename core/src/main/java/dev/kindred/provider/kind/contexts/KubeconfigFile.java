package dev.kindred.provider.kind.contexts;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A kubeconfig of the user's. */
public final class KubeconfigFile {
  /** Tries for the lock, a tenth of a second apart: kubectl and kind hold it for a moment. */
  private static final int TRIES = 50;

  private final Path path;

  /**
   * @param path where it is, or is to be
   */
  public KubeconfigFile(Path path) {
    this.path = path;
  }

  /**
   * The one that kind writes to for somebody with this environment: of those in {@code KUBECONFIG}
   * the first that is there, else the last; {@code ~/.kube/config} without that.
   *
   * @param environment of a process
   * @throws Fault when neither it nor HOME is set
   */
  public static KubeconfigFile of(Map<String, String> environment) {
    List<Path> named =
        List.of(environment.getOrDefault("KUBECONFIG", "").split(":")).stream()
            .filter(part -> !part.isEmpty())
            .map(part -> Path.of(part).toAbsolutePath())
            .toList();
    if (named.isEmpty()) {
      String home = environment.getOrDefault("HOME", "");
      if (home.isEmpty()) {
        throw new Fault("neither KUBECONFIG nor HOME is set", "Set one of them.");
      }
      return new KubeconfigFile(Path.of(home, ".kube", "config").toAbsolutePath());
    }
    return new KubeconfigFile(
        named.stream().filter(Files::exists).findFirst().orElse(named.getLast()));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * What it says; empty where it is not there, or is no kubeconfig.
   *
   * @throws Fault when it cannot be read
   */
  public Optional<KubeconfigText> read() {
    try {
      return KubeconfigText.of(Files.readString(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Fault(
          "could not read the kubeconfig " + path + ": " + Reason.of(e, path), "See to it.", e);
    }
  }

  /**
   * Changes it while neither kubectl nor kind does, whose lock it takes.
   *
   * @param change gives what is to stand there; empty to leave it
   * @return false where it was left
   * @throws Fault when it cannot be written
   * @see <a
   *     href="https://github.com/kubernetes/client-go/blob/master/tools/clientcmd/config.go">the
   *     lock of client-go</a>
   */
  public boolean change(Function<KubeconfigText, Optional<String>> change) {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try {
      take(lock);
      try {
        Optional<String> next = read().flatMap(change);
        if (next.isPresent()) {
          write(next.get());
        }
        return next.isPresent();
      } finally {
        Files.deleteIfExists(lock);
      }
    } catch (FileAlreadyExistsException e) {
      throw new Fault(
          "the kubeconfig " + path + " is locked",
          "Where neither kubectl nor kind is at work, remove what they left: rm " + lock,
          e);
    } catch (IOException e) {
      throw new Fault(
          "could not write the kubeconfig " + path + ": " + Reason.of(e, path), "See to it.", e);
    }
  }

  private static void take(Path lock) throws IOException {
    for (int left = TRIES; ; left--) {
      try {
        Files.createFile(lock);
        return;
      } catch (FileAlreadyExistsException e) {
        if (left == 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("interrupted", "", e);
    }
  }

  /**
   * Who reads it gets the old text or the new. What it is to the system stays: a link, its owner.
   */
  private void write(String text) throws IOException {
    Path real = path.toRealPath();
    Path next = real.resolveSibling(real.getFileName() + ".kindred");
    try {
      Files.copy(
          real, next, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.setAttribute(next, "unix:uid", Files.getAttribute(real, "unix:uid"));
      Files.setAttribute(next, "unix:gid", Files.getAttribute(real, "unix:gid"));
      Files.writeString(next, text);
      Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next); // Where that failed: it holds keys.
    }
  }
}
