package dev.kindred.e2e;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes, its arguments, in a process with an environment of its own: that of an engine.
 * Prints two lines for each test: how long it took, and how it ended, its name, and why.
 */
final class TestProgram {
  private TestProgram() {}

  public static void main(String[] classes) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(classes).map(name -> selectClass(name)).toList())
            .build();
    LauncherFactory.create().execute(request, new Printer());
  }

  /** Containers as well, where they fail: then their tests are not run. */
  private static final class Printer implements TestExecutionListener {
    private final Map<TestIdentifier, Long> begun = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
      begun.put(test, System.nanoTime());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      print("ABORTED", test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        String why = result.getThrowable().map(Throwable::toString).orElse("");
        System.out.printf(Locale.ROOT, "%.1f s: %s%n", seconds(test), test.getDisplayName());
        print(result.getStatus().name(), test, why);
      }
    }

    private double seconds(TestIdentifier test) {
      return (System.nanoTime() - begun.getOrDefault(test, System.nanoTime())) / 1e9;
    }

    private static void print(String status, TestIdentifier test, String why) {
      String line = why.replaceAll("\\s+", " ");
      System.out.println(TestResult.MARK + status + "\t" + test.getDisplayName() + "\t" + line);
    }
  }
}
