package dev.kindred.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence at blanks, so that no name or address in it is cut in two by the terminal. */
final class Wrapping {
  private static final String INDENT = "    ";
  private static final char ESCAPE = '\033';

  private Wrapping() {}

  /**
   * The lines of a text.
   *
   * @param columns how many characters a line may have; a word that has more stays whole
   */
  static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = -1; // As if the blank before the first word were there.
    for (String word : text.split(" ", -1)) {
      int more = width(word);
      if (width > 0 && width + 1 + more > columns) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT);
        width = INDENT.length();
      } else if (width >= 0) {
        line.append(' ');
        width++;
      } else {
        width = 0;
      }
      line.append(word);
      width += more;
    }
    lines.add(line.toString());
    return lines;
  }

  /** What is seen of it: a colour is ESC, [, numbers and a letter. */
  private static int width(String word) {
    int width = 0;
    boolean hidden = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (hidden) {
        hidden = !Character.isLetter(c);
      } else if (c == ESCAPE) {
        hidden = true;
      } else {
        width++;
      }
    }
    return width;
  }
}
