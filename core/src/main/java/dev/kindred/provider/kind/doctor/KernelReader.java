package dev.kindred.provider.kind.doctor;

import dev.kindred.provider.kind.doctor.Host.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads what the kernel has: what it shows as it runs, else what its modules' lists and its
 * configuration say.
 */
final class KernelReader {
  private final RootFiles files;
  private final String modules;

  KernelReader(RootFiles files) {
    this.files = files;
    this.modules = "/lib/modules/" + files.text("/proc/sys/kernel/osrelease").orElse("").strip();
  }

  Host.Kernel read(List<String> names) {
    Map<String, Presence> features = new HashMap<>();
    names.stream().filter(this::isShown).forEach(n -> features.put(n, Presence.LOADED));
    if (features.size() < names.size()) {
      Optional<String> builtin = files.text(modules + "/modules.builtin");
      Optional<String> loadable = files.text(modules + "/modules.dep");
      Optional<String> config = config();
      for (String name : names) {
        features.computeIfAbsent(name, n -> presence(n, builtin, loadable, config));
      }
    }
    return new Host.Kernel(isHybrid(), features, Files.isDirectory(files.at("/lib/modules")));
  }

  private boolean isShown(String module) {
    return files.has("/sys/module/" + module)
        || files
            .text("/proc/filesystems")
            .filter(all -> all.lines().anyMatch(line -> line.endsWith("\t" + module)))
            .isPresent();
  }

  private static Presence presence(
      String name, Optional<String> builtin, Optional<String> loadable, Optional<String> config) {
    String file = "/" + name + ".ko";
    String option = "CONFIG_" + KernelChecks.option(name) + "=";
    boolean inKernel =
        builtin.filter(list -> list.contains(file)).isPresent()
            || config.filter(text -> text.contains("\n" + option + "y")).isPresent();
    if (inKernel) {
      return Presence.LOADED;
    }
    if (loadable.filter(list -> list.contains(file)).isPresent()) {
      return Presence.LOADABLE;
    }
    boolean asModule = config.filter(text -> text.contains("\n" + option + "m")).isPresent();
    boolean listed = builtin.isPresent() && loadable.isPresent();
    boolean ruledOut = listed || config.isPresent() && !asModule;
    return ruledOut ? Presence.MISSING : Presence.UNKNOWN;
  }

  private Optional<String> config() {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(files.at("/proc/config.gz")))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return files.text(modules.replace("/lib/modules/", "/boot/config-"));
    }
  }

  /** Version 2 has a folder of its own beside the controllers of version 1. */
  private boolean isHybrid() {
    return files
        .text("/proc/self/mounts")
        .filter(mounts ->
            mounts.lines().anyMatch(line -> line.contains(" /sys/fs/cgroup/unified cgroup2 ")))
        .isPresent();
  }
}
