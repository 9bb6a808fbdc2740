package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import dev.kindred.host.KernelText;
import dev.kindred.host.OwnFiles;
import dev.kindred.host.Reason;
import dev.kindred.provider.LabHome;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sees the kernel do away with a lab's network namespaces. It has to be called in while the lab
 * still runs, since it joins the lab's user namespace.
 */
final class Witness implements AutoCloseable {
  static final String SCRIPT = "witness.sh";

  /** In the lab's folder, as long as one may be set up. */
  private static final String SIGN = "ending";

  private static final String MANY = "10000";
  private static final String LIMIT = "/proc/sys/user/max_net_namespaces";
  private static final int TRIES = 6000;
  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final Duration limit;
  private final boolean armed;

  /**
   * @param limit how long it may take to be ready
   */
  Witness(Holder holder, LabHome home, Duration limit) {
    this.limit = limit;
    leaveSign(home);
    this.process =
        shell(holder, Scripts.into(home.folder(), SCRIPT).toString(), Integer.toString(TRIES))
            .purpose("watch the lab end")
            .start();
    this.armed = isArmed();
  }

  /**
   * Takes back what one allowed that a killed {@code down} had set up: the lab lives on, and is to
   * make network namespaces again.
   */
  static void disarm(Holder holder, LabHome home) {
    Path sign = home.folder().resolve(SIGN);
    if (Files.exists(sign)) {
      shell(holder, "-c", "cat >" + LIMIT)
          .input(KernelText.read(Path.of(LIMIT)).orElse(MANY) + "\n")
          .purpose("let lab " + home.name() + " make namespaces again")
          .run();
      delete(sign);
    }
  }

  /** A shell in the lab's user namespace, and in no other of it: the lab may end meanwhile. */
  private static Command shell(Holder holder, String... arguments) {
    String pid = Long.toString(holder.pid());
    List<String> line =
        new ArrayList<>(List.of("nsenter", "--preserve-credentials", "-t", pid, "-U", "--", "sh"));
    line.addAll(List.of(arguments));
    return Command.of(line.toArray(String[]::new));
  }

  private static void delete(Path sign) {
    try {
      Files.deleteIfExists(sign);
    } catch (IOException e) {
      throw new Fault(
          "could not remove " + sign + ": " + Reason.of(e, sign), "See to the disk.", e);
    }
  }

  /** A lab has to come down from a full disk as well: then there is no sign. */
  private static void leaveSign(LabHome home) {
    try {
      OwnFiles.replace(home.folder().resolve(SIGN), "");
    } catch (IOException e) {
      // Said above.
    }
  }

  private boolean isArmed() {
    TimeLimit watch = TimeLimit.of(limit, this::close); // It must not keep the lab from its end.
    try {
      BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
      return "armed".equals(answers.readLine()) && watch.met();
    } catch (IOException e) {
      return false;
    } finally {
      watch.met();
    }
  }

  /**
   * Returns when the last namespace is gone. Where the kernel gives no such sign it returns at
   * once: nothing can be seen of what is left then, and it goes by itself.
   */
  void await() {
    if (!armed) {
      return;
    }
    try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write("go\n");
      in.flush();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new Fault(
            "the lab's processes have ended, but the kernel still keeps network namespaces of it",
            "They go by themselves; when they do not, a process holds one: lsns -t net");
      }
    } catch (IOException e) {
      throw new Fault("lost the process that watched the lab end", "Run the command again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("interrupted while the lab ended", "Run the command again.", e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
