package dev.kindred.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns that line up. A cell that repeats the one above stays empty. Where the terminal
 * is too narrow, what would be cut in two by it moves to lines of its own.
 */
final class Table {
  private static final String INDENT = "    ";

  private final String[] head;
  private final List<String[]> rows = new ArrayList<>();
  private int repeating = 2;

  Table(String... head) {
    this.head = head;
  }

  void row(String... cells) {
    rows.add(cells);
  }

  /** The same with so many first columns that stay empty where they repeat what is above. */
  Table repeating(int columns) {
    repeating = columns;
    return this;
  }

  /** The same with every cell printed, also where it repeats the one above. */
  Table whole() {
    repeating = 0;
    return this;
  }

  void print(Console console) {
    int columns = console.columns();
    if (width(head.length) <= columns) {
      lines(head.length, console);
    } else if (width(head.length - 1) <= columns) {
      lines(head.length - 1, console);
    } else {
      rows.forEach(row -> flow(row, columns, console));
    }
  }

  /** Of the first columns, in characters. */
  private int width(int number) {
    int width = -2;
    for (int i = 0; i < number; i++) {
      width += widths()[i] + 2;
    }
    return width;
  }

  private int[] widths() {
    int[] widths = new int[head.length];
    for (int i = 0; i < head.length; i++) {
      widths[i] = head[i].length();
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    return widths;
  }

  /** The first columns side by side; the words of the others below, one a line. */
  private void lines(int beside, Console console) {
    int[] widths = widths();
    console.out(console.faint(line(head, widths, beside)));
    String[] above = new String[0];
    for (String[] row : rows) {
      String[] shown = row.clone();
      for (int i = 0; i < repeating && above.length > 0 && row[i].equals(above[i]); i++) {
        shown[i] = "";
      }
      console.out(line(shown, widths, beside));
      for (int i = beside; i < row.length; i++) {
        row[i].lines().forEach(word -> console.out(INDENT + word));
      }
      above = row;
    }
  }

  private static String line(String[] cells, int[] widths, int number) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < number; i++) {
      String cell = cells[i].replace('\n', ' ');
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }

  /** The cells one after the other, as many on a line as fit. */
  private static void flow(String[] row, int columns, Console console) {
    StringBuilder line = new StringBuilder();
    for (String cell : row) {
      for (String word : cell.lines().toList()) {
        boolean fits = line.length() + 2 + word.length() <= columns;
        if (!line.isEmpty() && !fits) {
          console.out(line.toString());
          line.setLength(0);
          line.append(INDENT);
        } else if (!line.isEmpty()) {
          line.append("  ");
        }
        line.append(word);
      }
    }
    console.out(line.toString());
  }
}
