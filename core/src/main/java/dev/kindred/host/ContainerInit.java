package dev.kindred.host;

import java.util.Optional;

/**
 * The first process of a container.
 *
 * @param container the id that the engine has for it, which is never given twice
 * @param pid as the engine's machine counts
 */
record ContainerInit(String container, long pid) {
  /** Of what an engine knows of a container; empty while it does not run. */
  static Optional<ContainerInit> of(JsonValue inspected) {
    String container = inspected.text("Id").or(() -> inspected.text("ID")).orElse("");
    long pid = inspected.get("State").flatMap(s -> s.number("Pid")).orElse(0L);
    return pid > 0 && !container.isEmpty()
        ? Optional.of(new ContainerInit(container, pid))
        : Optional.empty();
  }
}
