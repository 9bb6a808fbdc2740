package dev.kindred.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Gives a reader good texts, and then damaged ones; it has to end soon, with little memory and
 * without a fault that the target does not expect. What a failure prints is enough to see it again.
 *
 * <p>{@code -Dkindred.test.args="-Dkindred.fuzz.seed=7 -Dkindred.fuzz.batches=100"} looks elsewhere
 * and longer. Jazzer, which is led by what the code does, looks for hours: see the classes with
 * names in {@code Fuzz}, which have the same targets and the same texts to begin with.
 *
 * @param corpus the folder with the good texts, and with those that broke something once
 * @param tokens what is put into them besides their own parts
 * @param mostBytes what a text may make the reader allocate
 */
public record Trials(Path corpus, List<String> tokens, long mostBytes) {
  private static final int CASES = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** As Jazzer has it: the folder of a target beside its class, among the resources. */
  public static Path corpus(Class<?> fuzz, String target) {
    return Path.of("src/test/resources", fuzz.getPackageName().replace('.', '/'))
        .resolve(fuzz.getSimpleName() + "Inputs")
        .resolve(target);
  }

  /** The seeds of the batches. */
  public static LongStream seeds() {
    long first = Long.getLong("kindred.fuzz.seed", 20_261_101);
    return LongStream.range(first, first + Integer.getInteger("kindred.fuzz.batches", 4));
  }

  /** Tries each text of the corpus as it is, and a batch of damaged ones. */
  public void batch(long seed, Consumer<String> target) {
    List<String> texts = texts();
    assertThat(texts).isNotEmpty();
    Mutation mutation = new Mutation(new Random(seed), texts, tokens);
    String[] last = new String[1];
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < texts.size() + CASES; i++) {
            last[0] = i < texts.size() ? texts.get(i) : mutation.next();
            attempt(target, last[0], "seed " + seed + ", case " + i);
          }
        },
        () -> "seed " + seed + ":\n" + shown(last[0]));
  }

  private void attempt(Consumer<String> target, String text, String place) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      target.accept(text);
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
          .as("bytes that were allocated")
          .isLessThan(mostBytes);
    } catch (Throwable e) {
      throw new AssertionError(place + ":\n" + shown(text), e);
    }
  }

  private static String shown(String text) {
    return text.length() > 4000 ? text.substring(0, 4000) + "…" : text;
  }

  private List<String> texts() {
    try (Stream<Path> files = Files.list(corpus)) {
      return files.sorted().map(Trials::read).toList();
    } catch (IOException e) {
      throw new AssertionError("no corpus " + corpus, e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
