package dev.kindred.topology.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a command at blanks as a shell does (POSIX.1, Shell Command Language, 2.2). Single and
 * double quotes keep blanks. A backslash keeps the next character; within double quotes only where
 * that would mean something, so that {@code "a\n"} keeps its backslash, and never within single
 * quotes. Nothing is expanded.
 */
final class CommandLine {
  private static final String BLANKS = " \t\r\n";

  /** What a backslash keeps within double quotes. */
  private static final String MEANINGFUL = "$`\"\\";

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private CommandLine() {}

  /** The words of the text; empty when a quote is not closed or a backslash ends it. */
  static Optional<List<String>> split(String text) {
    return new CommandLine().read(text);
  }

  private Optional<List<String>> read(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\' && quote != '\'') {
        if (++i == text.length()) {
          return Optional.empty();
        }
        escape(text.charAt(i));
      } else {
        take(letter);
      }
    }
    endWord();
    return quote == 0 ? Optional.of(words) : Optional.empty();
  }

  private void escape(char letter) {
    if (letter == '\n') {
      return;
    }
    if (quote == '"' && MEANINGFUL.indexOf(letter) < 0) {
      keep('\\');
    }
    keep(letter);
  }

  private void take(char letter) {
    if (quote != 0 && letter == quote) {
      quote = 0;
    } else if (quote == 0 && (letter == '"' || letter == '\'')) {
      quote = letter;
      inWord = true;
    } else if (quote == 0 && BLANKS.indexOf(letter) >= 0) {
      endWord();
    } else {
      keep(letter);
    }
  }

  private void keep(char letter) {
    word.append(letter);
    inWord = true;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
