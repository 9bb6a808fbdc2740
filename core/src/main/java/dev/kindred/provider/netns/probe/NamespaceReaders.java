package dev.kindred.provider.netns.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Looks at many namespaces on as many threads as there are processors: each moves by itself. */
final class NamespaceReaders {
  /** So many namespaces are worth a thread. */
  private static final int EACH = 50;

  private final List<String> questions;
  private final Consumer<String> out;
  private final AtomicInteger next = new AtomicInteger();
  private final List<RuntimeException> faults = new ArrayList<>();
  private final RouteProtocols protocols = RouteProtocols.ofThisMachine();

  private NamespaceReaders(List<String> questions, Consumer<String> out) {
    this.questions = questions;
    this.out = out;
  }

  /** Answers questions, in any order; returns when all are answered. */
  static void answer(List<String> questions, Consumer<String> out) {
    NamespaceReaders all = new NamespaceReaders(questions, out);
    int wanted = (questions.size() + EACH - 1) / EACH;
    int most = Math.min(wanted, Runtime.getRuntime().availableProcessors());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      threads.add(Thread.ofPlatform().name("survey-" + i).start(all::work));
    }
    threads.forEach(NamespaceReaders::join);
    for (RuntimeException fault : all.faults) {
      throw fault;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void work() {
    try {
      NamespaceReader survey = new NamespaceReader(protocols);
      int size = questions.size();
      for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
        String answer = answer(survey, List.of(questions.get(i).split("\t", -1)));
        synchronized (out) {
          out.accept(answer);
        }
      }
    } catch (RuntimeException e) {
      synchronized (faults) {
        faults.add(e);
      }
    }
  }

  private static String answer(NamespaceReader survey, List<String> fields) {
    String namespace = fields.get(1);
    String seen = survey.of(namespace, fields.subList(2, fields.size()));
    return Probe.LOOK
        + "\t"
        + namespace
        + (seen.isEmpty() ? "\t" + Probe.GONE + "\n" : "\tthere\n" + seen);
  }
}
