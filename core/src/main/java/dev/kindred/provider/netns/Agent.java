package dev.kindred.provider.netns;

import dev.kindred.host.Command;
import dev.kindred.host.Fault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A long-lived shell inside the lab that works on requests: one at a time, each answered with an
 * exit code. Requests may be sent ahead of their answers. For one thread.
 */
final class Agent implements AutoCloseable {
  private final Duration limit;
  private final Strays strays;
  private final boolean changing;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final ScheduledFuture<?> watch;
  private String where = "";
  private int unanswered;
  private volatile long since;
  private volatile boolean hung;

  /**
   * Starts one, in a session of its own: a Ctrl-C is for Kindred, which it outlives by no more than
   * the request that it works on.
   *
   * @param changing true when it is to make changes
   */
  Agent(Holder holder, AgentSettings means, boolean changing, ScheduledExecutorService clock) {
    this.limit = means.limit();
    this.changing = changing;
    this.strays = new Strays(holder);
    if (changing) {
      strays.mayCome();
    }
    String script = Scripts.in(new LabFiles(holder), "agent.sh");
    this.process =
        Command.of(holder.inside("setsid", "sh", script))
            .env("CNI_PATH", means.cniPath())
            .env("GOMAXPROCS", "1") // For plugins: each has one thing to do, and threads cost time.
            .env(Strays.MARK, changing ? strays.mark() : "")
            .purpose("work inside the lab")
            .start();
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.watch = clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** A clock for agents, whose thread does not keep the program alive. */
  static ScheduledExecutorService clock() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> Thread.ofPlatform().daemon().name("kindred-clock").unstarted(task));
  }

  /** Goes on in another network namespace. */
  void enter(String namespace) {
    if (!where.equals(namespace)) {
      write("enter", namespace);
      where = namespace;
    }
  }

  /** Sends a request; its answer comes in turn. */
  void send(String... fields) {
    write(fields);
    unanswered++;
  }

  private void write(String... fields) {
    since = System.nanoTime(); // A full pipe waits for the shell, which may hang.
    try {
      for (int i = 0; i < fields.length; i++) {
        if (i > 0) {
          requests.write('\t');
        }
        requests.write(fields[i]);
      }
      requests.write('\n');
    } catch (IOException e) {
      throw lost("take a request");
    } finally {
      since = 0;
    }
  }

  /**
   * The next answer.
   *
   * @param purpose what the request was to do, for the error when it hangs
   */
  int answer(String purpose) {
    since = System.nanoTime();
    try {
      requests.flush();
      String line = answers.readLine();
      if (line == null) {
        throw lost(purpose);
      }
      unanswered--;
      return Integer.parseInt(line);
    } catch (IOException | NumberFormatException e) {
      throw lost(purpose);
    } finally {
      since = 0;
    }
  }

  /** Sends a request and waits for its answer. */
  int call(String purpose, String... fields) {
    send(fields);
    return answer(purpose);
  }

  private void look() {
    long begun = since;
    if (begun != 0 && System.nanoTime() - begun > limit.toNanos()) {
      hung = true;
      abort();
    }
  }

  private Fault lost(String purpose) {
    if (hung) {
      return new Fault(
          "no end within " + limit.toSeconds() + " s of what was to " + purpose,
          "Run the command again; what was begun is repaired or removed then.");
    }
    return new Fault(
        "the lab's own shell ended while it was to " + purpose + said(),
        "When the lab was ended meanwhile, that is why. Else run the command again.");
  }

  private String said() {
    abort();
    String text = Processes.lastWords(process);
    return text.isEmpty() ? "" : ": " + text;
  }

  /** Ends the shell with what it runs; whoever waits for an answer gets a fault. */
  void abort() {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    for (int i = 0; i < all.size(); i++) {
      List<ProcessHandle> children = all.get(i).children().toList();
      all.get(i).destroyForcibly(); // Before its children: it would go on with the next request.
      all.addAll(children);
    }
  }

  /** Lets the shell end by itself. One that still has work is ended with what it runs. */
  @Override
  public void close() {
    watch.cancel(false);
    if (unanswered > 0) {
      abort();
    } else if (changing) {
      strays.cannotCome();
    }
    try {
      requests.close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }
}
