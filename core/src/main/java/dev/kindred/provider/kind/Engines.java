package dev.kindred.provider.kind;

import dev.kindred.host.ContainerInits;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.provider.LabHome;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The container engines of labs. For many threads. */
final class Engines {
  private final Map<String, String> environment;

  /**
   * What is known of nodes' first processes, by the file that keeps it; it is checked at each use.
   */
  private final Map<Path, ContainerInits> inits = new ConcurrentHashMap<>();

  /** The one that answered: to ask takes a program, and what goes afterwards says so itself. */
  private volatile Optional<Engine> found = Optional.empty();

  /**
   * @param environment of this process; it may name the engine, as for kind
   */
  Engines(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The one that the lab was made with; of a lab that is to be made, the one that answers. */
  Engine of(LabHome home) {
    return new KindLedger(home)
        .engine()
        .orElseGet(this::found)
        .with(inits.computeIfAbsent(file(home), ContainerInits::read));
  }

  private Engine found() {
    Engine engine = found.orElseGet(() -> Engine.find(environment));
    found = Optional.of(engine);
    return engine;
  }

  /** Leaves what is known of a lab's nodes to later commands; for whoever changes the lab. */
  void remember(LabHome home) {
    of(home).inits().ifPresent(known -> known.write(file(home)));
  }

  /** The one that answers here; empty where none does. */
  Optional<Engine> here() {
    try {
      return Optional.of(Engine.find(environment));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static Path file(LabHome home) {
    return home.folder().resolve("inits");
  }
}
