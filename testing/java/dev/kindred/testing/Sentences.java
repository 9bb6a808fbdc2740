package dev.kindred.testing;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds methods that look for words in a text which is meant for people: such a text is put another
 * way one day, or comes in another language, and then the decision is another.
 */
public final class Sentences {
  /** By these names texts for people are asked for, as a method or as a field. */
  private static final Set<String> TEXTS =
      Set.of(
          "stderr",
          "getMessage",
          "getLocalizedMessage",
          "getProblem",
          "getContext",
          "reason",
          "remedy",
          "fault",
          "problem",
          "message",
          "said");

  /** What looks for words. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "indexOf",
          "regionMatches",
          "equalsIgnoreCase",
          "matcher",
          "asPredicate");

  private static final Set<String> OWNERS = Set.of("java.lang.String", "java.util.regex.Pattern");

  private Sentences() {}

  /** The methods that do both, as {@code dev.kindred.host.Reason.of}. */
  public static Set<String> deciding(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(Sentences::hears)
        .filter(Sentences::asks)
        .map(unit -> unit.getOwner().getName() + "." + unit.getName())
        .collect(toCollection(TreeSet::new));
  }

  private static boolean hears(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
            .map(call -> call.getTarget())
            .filter(target -> target.getRawParameterTypes().isEmpty())
            .anyMatch(target -> TEXTS.contains(target.getName()))
        || unit.getFieldAccesses().stream()
            .anyMatch(access -> TEXTS.contains(access.getTarget().getName()));
  }

  private static boolean asks(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .anyMatch(call ->
            QUESTIONS.contains(call.getTarget().getName())
                && OWNERS.contains(call.getTargetOwner().getName()));
  }
}
