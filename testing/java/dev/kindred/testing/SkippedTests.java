package dev.kindred.testing;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says of each test that is skipped what it is and why, in a line of its own: {@code skipped:
 * dev.kindred.host.OwnFilesTest.name_of_the_test: needs root}. Where a whole class is skipped, of
 * each of its tests.
 */
public final class SkippedTests implements TestExecutionListener {
  private static final Comparator<TestIdentifier> BY_ID =
      Comparator.comparing(TestIdentifier::getUniqueId);

  private final Consumer<String> console;
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private @Nullable TestPlan plan;

  /** To standard output, which Maven hands on. */
  public SkippedTests() {
    this(System.out::println);
  }

  SkippedTests(Consumer<String> console) {
    this.console = console;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    say(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      say(test, result.getThrowable().map(Reason::of).orElse(Reason.NONE));
    } else if (test.isTest()) {
      ended.add(test.getUniqueId());
    }
  }

  private void say(TestIdentifier skipped, String reason) {
    for (TestIdentifier test : tests(skipped)) {
      if (ended.add(test.getUniqueId())) {
        console.accept("skipped: " + name(test) + ": " + Reason.line(reason));
      }
    }
  }

  /** The tests of a class, or itself where it is one, or where nobody knows its tests yet. */
  private List<TestIdentifier> tests(TestIdentifier skipped) {
    Set<TestIdentifier> below =
        plan == null ? new HashSet<>() : new HashSet<>(plan.getDescendants(skipped));
    below.removeIf(test -> !test.isTest());
    return below.isEmpty() ? List.of(skipped) : below.stream().sorted(BY_ID).toList();
  }

  private static String name(TestIdentifier test) {
    return switch (test.getSource().orElse(null)) {
      case MethodSource method -> method.getClassName() + "." + method(method, test);
      case ClassSource type -> type.getClassName();
      case null, default -> test.getDisplayName();
    };
  }

  /** With what tells one run of a method from another. */
  private static String method(MethodSource method, TestIdentifier test) {
    String display = test.getDisplayName();
    return display.startsWith(method.getMethodName() + "(")
        ? method.getMethodName()
        : method.getMethodName() + " " + display;
  }
}
