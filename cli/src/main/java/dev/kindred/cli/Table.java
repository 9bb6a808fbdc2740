package dev.kindred.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns that line up. A cell that repeats the one above stays empty. */
final class Table {
  private final String[] head;
  private final List<String[]> rows = new ArrayList<>();

  Table(String... head) {
    this.head = head;
  }

  void row(String... cells) {
    rows.add(cells);
  }

  void print(Console console) {
    int[] widths = new int[head.length];
    for (int i = 0; i < head.length; i++) {
      widths[i] = head[i].length();
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    console.out(console.faint(line(head, widths)));
    String[] above = new String[0];
    for (String[] row : rows) {
      String[] shown = row.clone();
      for (int i = 0; i < 2 && above.length > 0 && row[i].equals(above[i]); i++) {
        shown[i] = "";
      }
      console.out(line(shown, widths));
      above = row;
    }
  }

  private static String line(String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      line.append(cells[i]).append(" ".repeat(widths[i] - cells[i].length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
