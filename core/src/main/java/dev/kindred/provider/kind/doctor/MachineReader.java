package dev.kindred.provider.kind.doctor;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.kindred.fetch.KindProgram;
import dev.kindred.host.Command;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.topology.Cidr;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a machine: the engine and {@code ip} are asked at the same time, files are read after. */
final class MachineReader {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RootFiles files;
  private final Map<String, String> environment;

  /**
   * @param root of the file system to read
   * @param environment of commands in addition to this process's own
   */
  MachineReader(Path root, Map<String, String> environment) {
    this.files = new RootFiles(root);
    this.environment = environment;
  }

  /** All that there is for an engine. */
  Machine read(Engine engine) {
    EngineReader reader = new EngineReader(engine, environment, kernel());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<EngineState> info = supplyAsync(reader::info, threads);
      CompletableFuture<Map<String, List<Cidr>>> networks = supplyAsync(reader::networks, threads);
      CompletableFuture<Optional<Map<Cidr, String>>> routes = supplyAsync(this::routes, threads);
      Optional<String> kind = kind();
      EngineState state = info.join().with(networks.join());
      return new Machine(kind, state, host(state, routes.join()));
    }
  }

  /** What there is for an engine but for its networks and the routes, which are never fatal. */
  Machine readSoon(Engine engine) {
    EngineReader reader = new EngineReader(engine, environment, kernel());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Optional<String>> kind = supplyAsync(this::kind, threads);
      EngineState state = reader.info();
      return new Machine(kind.join(), state, host(state, Optional.empty()));
    }
  }

  /** What there is when no engine answers. */
  Machine read(Fault fault) {
    EngineState none =
        EngineState.silent("", fault.getMessage(), fault.remedy(), !kernel().isEmpty());
    return new Machine(kind(), none, host(none, routes()));
  }

  private Optional<Host> host(EngineState engine, Optional<Map<Cidr, String>> routes) {
    return engine.local()
        ? Optional.of(new HostReader(files, environment).read(engine, routes))
        : Optional.empty();
  }

  /** As it says, with its file, as {@code kind v0.33.0 go1.26.2 linux/amd64, /usr/bin/kind}. */
  private Optional<String> kind() {
    try {
      Optional<Path> file = KindProgram.of(environment).find();
      if (file.isEmpty()) {
        return Optional.empty();
      }
      String said = command(file.get().toString(), "version").run().stdout();
      return said.lines().findFirst().map(version -> version + ", " + file.get());
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  /** The release of the kernel; empty where it is not Linux. */
  private String kernel() {
    return files.text("/proc/sys/kernel/osrelease").orElse("").strip();
  }

  private Optional<Map<Cidr, String>> routes() {
    try {
      String text = command("ip", "-json", "route", "show", "table", "all").run().stdout();
      return Optional.of(RouteReader.routes(Json.parse(text.isBlank() ? "[]" : text, "ip route")));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private Command command(String... line) {
    return EngineReader.in(environment, Command.of(line)).timeout(SOON);
  }
}
