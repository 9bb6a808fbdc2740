package dev.kindred.cli;

import dev.kindred.advice.Advice;
import dev.kindred.advice.Hint;
import dev.kindred.host.ShellText;
import dev.kindred.topology.InvalidTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;

/**
 * Writes commands to type, all that are printed anywhere: each is called as Kindred was called, has
 * what leads to the lab that is spoken of, and is quoted for the shell.
 */
final class Hints {
  private final Supplier<String> called;
  private volatile Supplier<Subject> subject = () -> Subject.USUAL;

  /**
   * @param called how Kindred was called, as it is typed
   */
  Hints(Supplier<String> called) {
    this.called = called;
  }

  /** How Kindred was called. */
  String called() {
    return called.get();
  }

  /** What the commands are about from here on. It is asked when there is a command to write. */
  void about(Supplier<Subject> newSubject) {
    this.subject = newSubject;
  }

  /** Advice as it is read by people. */
  String text(Advice advice) {
    return advice.text(this::typed);
  }

  /** A fault of a file as it is read by people. */
  String text(InvalidTopology.LocatedProblem problem) {
    return problem.text(this::typed);
  }

  /** A command. */
  String typed(String verb, String... words) {
    return typed(new Hint(verb, List.of(words)));
  }

  /** A command that nothing is added to but how Kindred is called. */
  String bare(String verb, String... words) {
    return line(verb, List.of(words));
  }

  String typed(Hint hint) {
    Subject about = subject.get();
    List<String> words = new ArrayList<>(about.options(hint));
    words.addAll(hint.words());
    return line(about.verb(hint), words);
  }

  private String line(String verb, List<String> words) {
    StringJoiner line = new StringJoiner(" ").add(called.get()).add(verb);
    words.forEach(word -> line.add(ShellText.quoted(word)));
    return line.toString();
  }
}
