package dev.kindred.fetch;

import java.util.ArrayList;
import java.util.List;

/** What was tried to get something, each with why it failed. */
final class Attempts {
  private final List<String> lines = new ArrayList<>();

  void add(String what, String why) {
    lines.add(what + ": " + why.strip().replace("\n", "\n    "));
  }

  /** One below the other, to follow a colon. */
  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
