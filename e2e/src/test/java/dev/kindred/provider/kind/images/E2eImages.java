package dev.kindred.provider.kind.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kindred.host.Engine;
import dev.kindred.host.MissingRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An engine with the images of e2e/prepare, and containers in it that are nodes as far as images
 * are concerned. Closing it removes what was made.
 */
final class E2eImages implements AutoCloseable {
  private static final String PREFIX = "kindred-it-" + ProcessHandle.current().pid() + "-";

  final Engine engine;
  final String node = setting("KINDRED_E2E_NODE_IMAGE");
  final String multus = setting("KINDRED_E2E_MULTUS_IMAGE");
  final String workload = setting("KINDRED_E2E_WORKLOAD_IMAGE");
  private final List<String> containers = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /** Skips the test, with the reason, where there is no engine or no image. */
  E2eImages() {
    for (String image : List.of(node, multus, workload)) {
      assumeTrue(!image.isEmpty(), "KINDRED_E2E_…_IMAGE do not name images; see e2e/README.md");
    }
    Optional<Engine> found = Optional.empty();
    String reason = "";
    try {
      found = Optional.of(Engine.find(System.getenv()));
    } catch (MissingRequirement e) {
      reason = e.getMessage();
    }
    assumeTrue(found.isPresent(), reason);
    engine = found.orElseThrow();
    for (String image : List.of(node, multus, workload)) {
      assumeTrue(engine.imageId(image).isPresent(), engine.program() + " has no " + image);
    }
  }

  private static String setting(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .orElse("");
  }

  /** Starts a container with containerd in it; its name. */
  String node(String name, String image) {
    String container = PREFIX + name;
    containers.add(container);
    engine
        .command(
            "run",
            "--detach",
            "--name",
            container,
            "--network",
            "none",
            "--entrypoint",
            "containerd",
            image)
        .run();
    for (int i = 0; i < 100; i++) {
      if (engine.exec(container, "ctr", "version").tryRun().exitCode() == 0) {
        return container;
      }
    }
    throw new AssertionError("containerd does not answer in " + container);
  }

  /** Names the workload image once more. */
  void tag(String name) {
    tags.add(name);
    engine.command("tag", workload, name).run();
  }

  StoredImages stored(String container) {
    return new NodeStore(engine, container).list();
  }

  /** Images with this reference in an engine, that is none or one. */
  boolean has(String image) {
    return engine.imageId(image).isPresent();
  }

  boolean hasContainer(String name) {
    return engine
        .command("ps", "--all", "--format", "{{.Names}}")
        .run()
        .stdout()
        .lines()
        .anyMatch(name::equals);
  }

  @Override
  public void close() {
    containers.forEach(c -> engine.command("rm", "--force", "--volumes", c).tryRun());
    tags.forEach(t -> engine.command("rmi", t).tryRun());
    assertThat(
            engine.command("ps", "--all", "--filter", "name=" + PREFIX, "--quiet").run().stdout())
        .isEmpty();
  }
}
