package dev.kindred.provider.kind.doctor;

import dev.kindred.topology.Cidr;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Reads what the kernel shows of a Linux machine in files. */
final class HostReader {
  private static final int SYS_RESOURCE = 24;

  private final RootFiles files;
  private final ProcessReader processes;
  private final Map<String, String> environment;

  HostReader(RootFiles files, Map<String, String> environment) {
    this.files = files;
    this.processes = new ProcessReader(files);
    this.environment = environment;
  }

  /**
   * What there is for an engine.
   *
   * @param routes as {@link RouteReader} has them
   */
  Host read(EngineState engine, Optional<Map<Cidr, String>> routes) {
    ContainersConf conf = ContainersConf.read(files, environment, engine.rootless());
    return new Host(
        rights(conf),
        limits(engine, conf),
        new KernelReader(files).read(KernelChecks.features()),
        new Host.Room(disk(engine.storage()), memory()),
        new Host.Net(
            ports(),
            files.number("/proc/sys/net/ipv4/ip_unprivileged_port_start"),
            routes,
            firewalld()),
        new Host.Rootless(environment.getOrDefault("USER", ""), tun()));
  }

  /** By opening it, as its mode does not tell all; that makes no interface. */
  private Optional<Boolean> tun() {
    if (!files.has("/dev")) {
      return Optional.empty();
    }
    try (RandomAccessFile _ = new RandomAccessFile(files.at("/dev/net/tun").toFile(), "rw")) {
      return Optional.of(true);
    } catch (IOException e) {
      return Optional.of(false);
    }
  }

  private Host.Rights rights(ContainersConf conf) {
    OptionalLong kernel = files.number("/proc/sys/kernel/pid_max");
    OptionalLong own = limit("Max processes");
    OptionalLong processesOfContainer =
        own.isEmpty()
            ? own
            : OptionalLong.of(Math.min(own.getAsLong(), kernel.orElse(Long.MAX_VALUE)));
    return new Host.Rights(
        user(),
        status("CapEff")
            .flatMap(text -> number(RootFiles.number(text, 16)))
            .map(bits -> (bits >> SYS_RESOURCE & 1) == 1),
        limit("Max open files"),
        processesOfContainer,
        conf.ulimits());
  }

  private static Optional<Long> number(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /** The effective user. */
  private OptionalLong user() {
    return status("Uid")
        .map(ids -> ids.split("\\s+"))
        .filter(ids -> ids.length > 1)
        .map(ids -> RootFiles.number(ids[1], 10))
        .orElse(OptionalLong.empty());
  }

  private Optional<String> status(String key) {
    return files
        .text("/proc/self/status")
        .flatMap(text ->
            text.lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst());
  }

  /** The hard limit of this process. */
  private OptionalLong limit(String name) {
    Matcher found =
        Pattern.compile("(?m)^" + name + " +(?:\\d+|unlimited) +(\\d{1,18}|unlimited) ")
            .matcher(files.text("/proc/self/limits").orElse(""));
    if (!found.find()) {
      return OptionalLong.empty();
    }
    return found.group(1).equals("unlimited")
        ? OptionalLong.of(Long.MAX_VALUE)
        : RootFiles.number(found.group(1), 10);
  }

  private Host.Limits limits(EngineState engine, ContainersConf conf) {
    return new Host.Limits(
        files.number("/proc/sys/fs/inotify/max_user_instances"),
        instancesUsed(engine),
        files.number("/proc/sys/fs/inotify/max_user_watches"),
        least(
            files.number("/proc/sys/kernel/pid_max"), files.number("/proc/sys/kernel/threads-max")),
        threads(),
        processesOfUser(),
        conf.pidsLimit());
  }

  /** Processes of others can be looked into by root alone. */
  private OptionalLong instancesUsed(EngineState engine) {
    OptionalLong own = user();
    boolean asRoot = !engine.rootless();
    if (own.isEmpty() || asRoot && own.getAsLong() != 0) {
      return OptionalLong.empty();
    }
    return processes.inotifyInstances(own.getAsLong());
  }

  private static OptionalLong least(OptionalLong... numbers) {
    return List.of(numbers).stream()
        .flatMapToLong(n -> n.isPresent() ? LongStream.of(n.getAsLong()) : LongStream.empty())
        .min();
  }

  /** All threads that there are, as {@code 0.75 1.15 1.63 2/94 19740} has them behind the slash. */
  private OptionalLong threads() {
    String[] parts = files.text("/proc/loadavg").orElse("").split("/", 2);
    return parts.length < 2 ? OptionalLong.empty() : RootFiles.number(parts[1], 10);
  }

  /** The least of the limits of this process's control group and those above it, version 2. */
  private OptionalLong processesOfUser() {
    String group =
        files
            .text("/proc/self/cgroup")
            .flatMap(text -> text.lines().filter(line -> line.startsWith("0::/")).findFirst())
            .orElse("0::/")
            .substring(3);
    LongStream.Builder limits = LongStream.builder();
    for (Path at = Path.of(group); at != null; at = at.getParent()) {
      files.number("/sys/fs/cgroup" + at + "/pids.max").ifPresent(limits::add);
    }
    return limits.build().min();
  }

  /** Of the folder, or of where it will be. */
  private OptionalLong disk(String folder) {
    if (!folder.startsWith("/")) {
      return OptionalLong.empty();
    }
    Path at = Path.of(folder).normalize();
    while (at.getParent() != null && !files.has(at.toString())) {
      at = at.getParent();
    }
    long free = new File(files.at(at.toString()).toString()).getUsableSpace();
    return free > 0 ? OptionalLong.of(free) : OptionalLong.empty();
  }

  private OptionalLong memory() {
    String text = files.text("/proc/meminfo").orElse("");
    OptionalLong available = kilobytes(text, "MemAvailable");
    return available.isEmpty()
        ? available
        : OptionalLong.of((available.getAsLong() + kilobytes(text, "SwapFree").orElse(0)) * 1024);
  }

  private static OptionalLong kilobytes(String text, String key) {
    Matcher found = Pattern.compile("(?m)^" + key + ":\\s+(\\d{1,15}) kB").matcher(text);
    return found.find() ? RootFiles.number(found.group(1), 10) : OptionalLong.empty();
  }

  private Optional<Set<OpenPort>> ports() {
    return new PortReader(files).read();
  }

  private Optional<String> firewalld() {
    return processes.runs("firewalld").map(runs -> runs ? backend() : "");
  }

  private String backend() {
    Matcher found =
        Pattern.compile("(?m)^FirewallBackend=(\\w+)")
            .matcher(files.text("/etc/firewalld/firewalld.conf").orElse(""));
    return found.find() ? found.group(1) : "nftables";
  }
}
