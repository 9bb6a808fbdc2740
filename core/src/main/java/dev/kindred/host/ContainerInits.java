package dev.kindred.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The first processes of an engine's containers, as far as the engine was asked for them: by these
 * programs come into containers without the engine. Each is held against what the kernel shows
 * before it is used, and the engine is asked again where it does not hold. For many threads.
 */
public final class ContainerInits {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Namespaces namespaces;
  private final Map<String, ContainerInit> known = new ConcurrentHashMap<>();
  private volatile boolean elsewhere;
  private volatile boolean news;

  ContainerInits(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.elsewhere = !namespaces.canBeEntered();
  }

  /**
   * Those that {@link #write} has left. A file that is not there or says something else costs no
   * more than the questions that it would have spared.
   */
  public static ContainerInits read(Path file) {
    ContainerInits inits = new ContainerInits(new Namespaces());
    try {
      for (String line : OwnFiles.read(file).lines().toList()) {
        String[] words = line.split(" ");
        inits.known.put(words[0], new ContainerInit(words[1], Long.parseLong(words[2])));
      }
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      // They are asked for.
    }
    return inits;
  }

  /** Leaves them for later commands, where some have come. */
  public void write(Path file) {
    if (news) {
      news = false;
      try {
        OwnFiles.replace(file, text());
      } catch (IOException e) {
        // They will be asked for.
      }
    }
  }

  private String text() {
    return new TreeMap<>(known)
        .entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().container() + " " + e.getValue().pid() + "\n")
            .collect(Collectors.joining());
  }

  /** How a program is started in a container; empty where only the engine can do it. */
  Optional<Carrier.Way> into(Engine engine, String container, List<String> arguments) {
    if (elsewhere) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.get(container))
        .flatMap(init -> namespaces.into(init, arguments))
        .or(() -> ask(engine, container).flatMap(init -> namespaces.into(init, arguments)));
  }

  /**
   * Where a container runs and its first process is not one of this machine that can be entered,
   * the engine is elsewhere, or this user lacks a right: that is so for all of them.
   */
  private Optional<ContainerInit> ask(Engine engine, String container) {
    known.remove(container);
    Optional<ContainerInit> init = init(engine, container);
    if (init.isPresent() && !entered(init.get())) {
      elsewhere = true;
      return Optional.empty();
    }
    init.ifPresent(found -> {
      known.put(container, found);
      news = true;
    });
    return init;
  }

  private static Optional<ContainerInit> init(Engine engine, String container) {
    try {
      return engine.containers(List.of(container)).stream()
          .filter(found -> !Engine.isPaused(found))
          .flatMap(found -> ContainerInit.of(found).stream())
          .findFirst();
    } catch (Fault e) {
      return Optional.empty(); // The engine's own exec says what is wrong.
    }
  }

  /** Tries it once: what forbids it says so only when it is done. */
  private boolean entered(ContainerInit init) {
    try {
      return namespaces
          .into(init, List.of("true"))
          .map(way -> Command.of(way.line().toArray(String[]::new)).timeout(SOON))
          .filter(command -> command.tryRun().exitCode() == 0)
          .isPresent();
    } catch (Fault e) {
      return false;
    }
  }
}
