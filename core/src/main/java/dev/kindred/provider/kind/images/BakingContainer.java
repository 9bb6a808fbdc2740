package dev.kindred.provider.kind.images;

import dev.kindred.host.Command;
import dev.kindred.host.CommandFailed;
import dev.kindred.host.Engine;
import dev.kindred.host.Fault;
import dev.kindred.host.Json;
import dev.kindred.host.JsonValue;
import dev.kindred.host.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A container of a node image in which nothing runs but containerd. It has no volume, so that what
 * containerd is given can be committed. It is removed by {@link #close}, and when this process is
 * ended before that.
 */
final class BakingContainer implements AutoCloseable {
  /**
   * Whose it is. The image that is committed has another value: containers of an image have its
   * labels, and a node must not look like one of these.
   */
  private static final String OWNER = "dev.kindred.baking";

  private static final String PREFIX = "kindred-bake-";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration COMMIT = Duration.ofMinutes(10);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Engine engine;
  private final String name;
  private final Thread undo;

  private BakingContainer(Engine engine, Baker baker) {
    this.engine = engine;
    this.name = PREFIX + baker.name();
    this.undo = new Thread(this::remove);
    Runtime.getRuntime().addShutdownHook(undo);
  }

  /** Starts one, and returns when containerd in it answers. */
  static BakingContainer start(Engine engine, Path cache, EngineImage nodeImage) {
    BakingContainer container = new BakingContainer(engine, Baker.ofThisProcess());
    try {
      container.run(nodeImage, owner(cache));
      container.await();
      return container;
    } catch (Throwable e) {
      container.close();
      throw e;
    }
  }

  /** Removes those of this user whose process has ended. */
  static void sweep(Engine engine, Path cache) {
    String said =
        engine
            .command("ps", "--all", "--filter", "label=" + owner(cache), "--format", "{{.Names}}")
            .purpose("look for what a bake that was killed has left")
            .run()
            .stdout();
    said.lines()
        .map(String::strip)
        .filter(n -> n.startsWith(PREFIX) && !Baker.of(n.substring(PREFIX.length())).isAlive())
        .forEach(n -> engine.command("rm", "--force", "--volumes", n).tryRun());
  }

  static String owner(Path cache) {
    return OWNER + "=" + Sha256.ofText(cache.toAbsolutePath().toString()).substring(0, 16);
  }

  String name() {
    return name;
  }

  private void run(EngineImage nodeImage, String owner) {
    engine
        .command(
            List.of(
                "run",
                "--detach",
                "--name",
                name,
                "--label",
                owner,
                "--network",
                "none",
                "--entrypoint",
                "containerd",
                nodeImage.name()))
        .timeout(START)
        .purpose("start containerd in " + nodeImage.reference())
        .run();
  }

  private void await() {
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (System.nanoTime() > deadline || !runs()) {
        Command.Output logs = engine.command("logs", "--tail", "5", name).tryRun();
        throw new Fault(
            "containerd does not answer in " + name + ": " + logs.stderr().strip(),
            "Is the image it was made from that of a kind node?");
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private boolean answers() {
    return engine.exec(name, "ctr", "version").tryRun().exitCode() == 0;
  }

  private boolean runs() {
    return !engine.command("ps", "--quiet", "--filter", "name=" + name).run().stdout().isBlank();
  }

  /** Ends containerd, which closes its database, and makes an image of the container. */
  void commit(EngineImage nodeImage, String label, String reference) {
    engine.command("kill", "--signal", "TERM", name).purpose("end containerd in " + name).run();
    engine.command("wait", name).purpose("wait for the end of containerd in " + name).run();
    JsonValue config =
        engine.image(nodeImage.name()).flatMap(image -> image.get("Config")).orElseThrow();
    engine
        .command(
            "commit",
            "--change",
            "ENTRYPOINT " + words(config, "Entrypoint"),
            "--change",
            "CMD " + words(config, "Cmd"),
            "--change",
            "LABEL " + OWNER + "=done",
            "--change",
            "LABEL " + label,
            name,
            reference)
        .timeout(COMMIT)
        .purpose("make an image of " + name)
        .run();
  }

  private static String words(JsonValue config, String key) {
    return Json.write(config.list(key));
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(undo);
    } catch (IllegalStateException e) {
      // The process is ending; it does the same once more.
    }
  }

  /** What cannot be removed now is found by the next bake. */
  private void remove() {
    boolean interrupted = Thread.interrupted();
    try {
      engine.command("rm", "--force", "--volumes", name).tryRun();
    } catch (CommandFailed e) {
      // Said above.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
