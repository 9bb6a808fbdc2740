package dev.kindred.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests that are skipped, in a run of JUnit within this one. */
class InsistenceTest {
  private static final String FAULT = "the program ip is missing\n  get it with: apt install it";
  private static final String LISTED = "needs root";

  private final List<String> said = new ArrayList<>();

  /** Its tests are tried by the tests around. */
  static final class Skipping {
    @Test
    void by_an_assumption() {
      Assumptions.abort(FAULT);
    }

    @Test
    void by_a_reason_of_the_list() {
      Assumptions.assumeTrue(false, LISTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {7})
    void by_its_argument(int number) {
      Assumptions.assumeFalse(number == 7, FAULT);
    }

    @TestFactory
    Stream<DynamicTest> made() {
      return Stream.of(DynamicTest.dynamicTest("within", () -> Assumptions.abort(FAULT)));
    }

    @Test
    @Disabled("on purpose")
    void by_a_condition() {}

    @Test
    void not_at_all() {}
  }

  /** As {@link Skipping}. */
  static final class SkippedWhole {
    @BeforeAll
    static void begin() {
      Assumptions.abort(FAULT);
    }

    @Test
    void first() {}

    @Test
    void second() {}
  }

  private TestExecutionSummary run(Class<?> tests, boolean insist) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(tests))
            .configurationParameters(Map.of(Insistence.PROPERTY, Boolean.toString(insist)))
            .build();
    LauncherConfig alone =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create(alone).execute(request, new SkippedTests(said::add), summary);
    return summary.getSummary();
  }

  private static String line(Class<?> tests, String name, String reason) {
    return "skipped: " + tests.getName() + "." + name + ": " + reason;
  }

  private static String reason() {
    return FAULT.replace("\n  ", " ");
  }

  @Test
  void a_skipped_test_says_so_in_a_line_with_its_reason() {
    TestExecutionSummary summary = run(Skipping.class, false);
    assertThat(said)
        .containsExactlyInAnyOrder(
            line(Skipping.class, "by_an_assumption", reason()),
            line(Skipping.class, "by_a_reason_of_the_list", LISTED),
            line(Skipping.class, "by_its_argument [1] number = 7", reason()),
            line(Skipping.class, "made within", reason()),
            line(Skipping.class, "by_a_condition", "on purpose"));
    assertThat(summary.getTestsFailedCount()).isZero();
  }

  @Test
  void of_a_skipped_class_each_test_says_so() {
    run(SkippedWhole.class, false);
    assertThat(said)
        .containsExactlyInAnyOrder(
            line(SkippedWhole.class, "first", reason()),
            line(SkippedWhole.class, "second", reason()));
  }

  @Test
  void who_insists_lets_no_test_be_skipped_but_for_reasons_of_the_list() {
    TestExecutionSummary summary = run(Skipping.class, true);
    assertThat(summary.getFailures())
        .extracting(failure -> String.valueOf(failure.getException().getMessage()))
        .hasSize(3)
        .allMatch(("skipped, though somebody insists (-Dkindred.insist): " + reason())::equals);
    assertThat(said)
        .containsExactlyInAnyOrder(
            line(Skipping.class, "by_a_reason_of_the_list", LISTED),
            line(Skipping.class, "by_a_condition", "on purpose"));
    assertThat(run(SkippedWhole.class, true).getContainersFailedCount()).isEqualTo(1);
  }

  @Test
  void the_list_says_why_for_each_reason() {
    assertThat(MaySkip.LIST.allows(LISTED)).isTrue();
    assertThat(MaySkip.LIST.allows(LISTED + " of the matter")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaySkip.of(List.of("# why", "one", "two", "", "another")))
        .withMessageContaining("another");
  }
}
