package dev.kindred.provider.kind.doctor;

import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.MissingRequirement;
import dev.kindred.topology.Cidr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** Asks a container engine what it is. */
final class EngineReader {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final String UNIX = "unix://";

  private final Engine engine;
  private final Map<String, String> environment;
  private final String kernel;

  /**
   * @param environment of the engine's commands, in addition to this process's own
   * @param kernel the release of this machine's kernel; empty when it is not Linux
   */
  EngineReader(Engine engine, Map<String, String> environment, String kernel) {
    this.engine = engine;
    this.environment = environment;
    this.kernel = kernel;
  }

  /** What it says, without its networks. */
  EngineState info() {
    try {
      String format = engine.program().equals("podman") ? "json" : "{{json .}}";
      String text = command("info", "--format", format).purpose("ask " + program()).run().stdout();
      JsonValue info = Json.parse(text, program() + " info");
      return program().equals("podman") ? podman(info) : docker(info);
    } catch (MissingRequirement e) {
      return silent(e.getMessage(), e.remedy());
    } catch (Fault e) {
      return silent(e.getMessage());
    }
  }

  private EngineState silent(String fault) {
    return silent(fault, isClosed() ? "sudo usermod -aG docker \"$USER\" && newgrp docker" : "");
  }

  /** True where Docker's socket is there and this user may not use it. */
  private boolean isClosed() {
    String host = environment.getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
    Path socket = Path.of(host.substring(Math.min(host.length(), UNIX.length())));
    return program().equals("docker")
        && host.startsWith(UNIX)
        && Files.exists(socket)
        && !Files.isWritable(socket);
  }

  private EngineState silent(String fault, String remedy) {
    return EngineState.silent(program(), fault, remedy, !kernel.isEmpty());
  }

  private String program() {
    return engine.program();
  }

  private Command command(String... arguments) {
    return in(environment, engine.command(arguments)).timeout(SOON);
  }

  /** A command in an environment. */
  static Command in(Map<String, String> environment, Command command) {
    Command all = command;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      all = all.env(variable.getKey(), variable.getValue());
    }
    return all;
  }

  private EngineState podman(JsonValue info) {
    JsonValue none = Json.parse("{}", "nothing");
    JsonValue host = info.get("host").orElse(none);
    JsonValue store = info.get("store").orElse(none);
    boolean remote = isTrue(host, "serviceIsRemote");
    Set<String> controllers = new HashSet<>();
    host.list("cgroupControllers").forEach(name -> controllers.add(name.asText()));
    return new EngineState(
        program(),
        "",
        "",
        info.get("version").flatMap(version -> version.text("Version")).orElse(""),
        isTrue(host.get("security").orElse(none), "rootless"),
        host.text("cgroupVersion").orElse("").replaceFirst("^v", ""),
        controllers,
        host.get("ociRuntime").flatMap(runtime -> runtime.text("name")).orElse(""),
        !remote && isHere(host.text("kernel")),
        store.text("graphRoot").orElse(""),
        number(host.number("memTotal")),
        Map.of(),
        store.text("graphDriverName").orElse(""),
        users(host));
  }

  /** The least of users and groups that are mapped; absent where it does not say. */
  private static OptionalLong users(JsonValue host) {
    return host.get("idMappings")
        .map(maps -> LongStream.of(mapped(maps.list("uidmap")), mapped(maps.list("gidmap"))).min())
        .orElse(OptionalLong.empty());
  }

  private static long mapped(List<JsonValue> ranges) {
    return ranges.stream().mapToLong(range -> range.number("size").orElse(0L)).sum();
  }

  /** Docker and nerdctl. */
  private EngineState docker(JsonValue info) {
    String fault = info.list("ServerErrors").stream().findFirst().map(JsonValue::asText).orElse("");
    if (!fault.isEmpty()) {
      return silent(fault);
    }
    boolean rootless =
        info.list("SecurityOptions").stream()
            .flatMap(option -> Arrays.stream(option.asText().split(",")))
            .anyMatch("name=rootless"::equals);
    return new EngineState(
        program(),
        "",
        "",
        info.text("ServerVersion").orElse(""),
        rootless,
        info.text("CgroupVersion").orElse(""),
        dockerControllers(info),
        info.text("DefaultRuntime").orElse(""),
        isHere(info.text("KernelVersion")),
        info.text("DockerRootDir").orElse(""),
        number(info.number("MemTotal")),
        Map.of(),
        info.text("Driver").orElse(""),
        OptionalLong.empty());
  }

  /**
   * Where control groups are not used at all, what they could limit means nothing.
   *
   * @see <a href="https://github.com/moby/moby/issues/42151">moby#42151</a>
   */
  private static Set<String> dockerControllers(JsonValue info) {
    Set<String> controllers = new HashSet<>();
    if (!info.text("CgroupDriver").orElse("").equals("none")) {
      Map.of("CPUShares", "cpu", "MemoryLimit", "memory", "PidsLimit", "pids")
          .forEach((key, controller) -> {
            if (isTrue(info, key)) {
              controllers.add(controller);
            }
          });
    }
    return controllers;
  }

  private boolean isHere(Optional<String> release) {
    return !kernel.isEmpty() && release.orElse(kernel).equals(kernel);
  }

  private static boolean isTrue(JsonValue object, String key) {
    return object.get(key).filter(value -> Json.write(value).equals("true")).isPresent();
  }

  private static OptionalLong number(Optional<Long> number) {
    return number.isPresent() && number.get() > 0
        ? OptionalLong.of(number.get())
        : OptionalLong.empty();
  }

  /** The blocks of its networks; none when they cannot be read. */
  Map<String, List<Cidr>> networks() {
    try {
      String names = command("network", "ls", "--quiet").run().stdout();
      List<String> line = new ArrayList<>(List.of("network", "inspect"));
      names.lines().map(String::strip).filter(name -> !name.isEmpty()).forEach(line::add);
      return line.size() == 2 ? Map.of() : inspected(line);
    } catch (Fault e) {
      return Map.of();
    }
  }

  private Map<String, List<Cidr>> inspected(List<String> line) {
    String text = command(line.toArray(String[]::new)).tryRun().stdout();
    Map<String, List<Cidr>> networks = new LinkedHashMap<>();
    for (JsonValue network : Json.parse(text, program() + " network inspect").asList()) {
      network
          .text("name")
          .or(() -> network.text("Name"))
          .ifPresent(name -> networks.put(name, blocks(network)));
    }
    return networks;
  }

  /** Docker and nerdctl have one form, Podman has another. */
  private static List<Cidr> blocks(JsonValue network) {
    List<JsonValue> parts = new ArrayList<>(network.list("subnets"));
    network.get("IPAM").ifPresent(ipam -> parts.addAll(ipam.list("Config")));
    return parts.stream()
        .flatMap(part -> part.text("subnet").or(() -> part.text("Subnet")).stream())
        .flatMap(text -> Cidr.parse(text).stream())
        .toList();
  }
}
