package dev.kindred.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why this user cannot make user namespaces. */
public final class UserNamespaces {
  private static final int SYS_ADMIN = 21;
  private static final int FILTERED = 2;

  private UserNamespaces() {}

  /** The fault behind what {@code unshare} said. */
  public static Fault check(String said) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    if (Programs.find("unshare", Programs.withSystemFolders(path)).isEmpty()) {
      return new MissingRequirement(
          "could not make the lab's namespaces: there is no program unshare",
          Packages.remedy("unshare"));
    }
    return NamespaceFault.of(said, read(Path.of("/")));
  }

  /**
   * What the kernel tells this process.
   *
   * @param root of the file system
   */
  static NamespaceRights read(Path root) {
    Map<String, String> status = new HashMap<>();
    text(root.resolve("proc/self/status"))
        .lines()
        .map(line -> line.split(":\\s*", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> status.put(parts[0], parts[1].strip()));
    Path proc = root.resolve("proc");
    return new NamespaceRights(
        !Files.isDirectory(proc.resolve("self/ns")) || Files.exists(proc.resolve("self/ns/user")),
        number(status.getOrDefault("CapEff", ""), 16).filter(UserNamespaces::isAdmin).isPresent(),
        Files.exists(root.resolve(".dockerenv"))
            || Files.exists(root.resolve("run/.containerenv"))
            || System.getenv("container") != null,
        number(status.getOrDefault("Seccomp", ""), 10).filter(n -> n == FILTERED).isPresent(),
        settings(proc.resolve("sys")));
  }

  private static boolean isAdmin(long capabilities) {
    return (capabilities >> SYS_ADMIN & 1) == 1;
  }

  private static Map<String, Long> settings(Path folder) {
    List<String> names = new ArrayList<>(NamespaceFault.LIMITS);
    names.add(NamespaceFault.APPARMOR);
    names.add(NamespaceFault.CLONE);
    Map<String, Long> settings = new HashMap<>();
    for (String name : names) {
      number(text(folder.resolve(name.replace('.', '/'))), 10)
          .ifPresent(value -> settings.put(name, value));
    }
    return settings;
  }

  /** Nothing of what cannot be read: it is only for a better answer. */
  private static String text(Path file) {
    return KernelText.read(file).orElse("").strip();
  }

  private static Optional<Long> number(String text, int radix) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseUnsignedLong(text, radix));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
