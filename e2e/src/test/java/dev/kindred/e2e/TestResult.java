package dev.kindred.e2e;

import java.util.Optional;

/**
 * How a test ended in another process.
 *
 * @param status of JUnit: {@code SUCCESSFUL}, {@code ABORTED} or {@code FAILED}
 */
record TestResult(String status, String name, String why) {
  /** What its line begins with, among whatever else is printed. */
  static final String MARK = "test\t";

  static Optional<TestResult> of(String line) {
    String[] part = line.split("\t", -1);
    return line.startsWith(MARK) && part.length == 4
        ? Optional.of(new TestResult(part[1], part[2], part[3]))
        : Optional.empty();
  }
}
