package dev.kindred.provider.netns;

import dev.kindred.host.Fault;
import dev.kindred.host.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A few agents that share a list of tasks. */
final class AgentPool {
  /** More agents than processors gain nothing: the programs' own work is what takes the time. */
  private static final int LARGEST = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Holder holder;
  private final AgentSettings means;
  private final boolean changing;
  private final Queue<Task> queue = new ArrayDeque<>();
  private final List<Agent> agents = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /** Work for whichever agent is free. */
  interface Task {
    void on(Agent agent);
  }

  private AgentPool(Holder holder, AgentSettings means, boolean changing) {
    this.holder = holder;
    this.means = means;
    this.changing = changing;
  }

  /** A crew that makes changes. */
  static AgentPool changing(Holder holder, AgentSettings means) {
    return new AgentPool(holder, means, true);
  }

  /** A crew that changes nothing, and may work beside one that does. */
  static AgentPool reading(Holder holder, AgentSettings means) {
    return new AgentPool(holder, means, false);
  }

  /**
   * Does all tasks, and returns when they are done.
   *
   * @throws Fault the first fault, the others suppressed in it; what was not begun is left
   */
  void work(List<Task> tasks) {
    queue.addAll(tasks);
    List<Thread> threads = new ArrayList<>();
    try (ScheduledExecutorService clock = Agent.clock()) {
      for (int i = 0; i < Math.min(LARGEST, tasks.size()); i++) {
        threads.add(Thread.ofPlatform().name("kindred-agent-" + i).start(() -> member(clock)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      clock.shutdownNow();
    } catch (InterruptedException e) {
      abort(threads);
      throw new Fault("interrupted in the middle of the work", "Run the command again.", e);
    }
    if (!faults.isEmpty()) {
      Fault fault = faults.getFirst();
      faults.stream().skip(1).forEach(fault::addSuppressed);
      throw fault;
    }
  }

  /** Ends all agents; returns when their threads are done with them. */
  private void abort(List<Thread> threads) {
    synchronized (queue) {
      queue.clear();
      agents.forEach(Agent::abort);
    }
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
    Thread.currentThread().interrupt();
  }

  private void member(ScheduledExecutorService clock) {
    try (Agent agent = new Agent(holder, means, changing, clock)) {
      synchronized (queue) {
        agents.add(agent);
      }
      for (Task task = next(); task != null; task = next()) {
        task.on(agent);
      }
    } catch (Fault e) {
      synchronized (queue) {
        queue.clear();
        faults.add(e);
      }
    } catch (RuntimeException e) {
      synchronized (queue) {
        queue.clear();
        faults.add(
            new Fault(
                "work in the lab failed: " + Reason.of(e), "Run with --debug to see where.", e));
      }
    }
  }

  private @Nullable Task next() {
    synchronized (queue) {
      return queue.poll();
    }
  }
}
