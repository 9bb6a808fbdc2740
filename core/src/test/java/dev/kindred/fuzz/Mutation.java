package dev.kindred.fuzz;

import java.util.List;
import java.util.Random;

/** Damages texts at random, by one or a few changes as people and programs make them. */
public final class Mutation {
  private final Random random;
  private final List<String> texts;
  private final List<String> tokens;

  /**
   * @param texts what is damaged
   * @param tokens what is put into it besides its own parts
   */
  public Mutation(Random random, List<String> texts, List<String> tokens) {
    this.random = random;
    this.texts = texts;
    this.tokens = tokens;
  }

  /** One of the texts with one to five changes. */
  public String next() {
    StringBuilder text = new StringBuilder(any(texts));
    for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
      change(text);
    }
    return text.toString();
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(random.nextInt(20) == 0 ? 400 : 8));
    switch (random.nextInt(13)) {
      case 0, 1 -> text.delete(at, end);
      case 2, 3 -> text.insert(at, any(tokens));
      case 4 -> text.replace(at, end, any(tokens));
      case 5 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      case 6 -> flip(text, at);
      case 7 -> changeLines(text, 0);
      case 8 -> changeLines(text, 1);
      case 9 -> changeLines(text, 2);
      case 10 -> text.insert(lineStart(text, at), " ".repeat(1 + random.nextInt(3)));
      case 11 -> splice(text, at);
      default -> repeat(text, at);
    }
  }

  private void flip(StringBuilder text, int at) {
    if (at < text.length()) {
      text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
    }
  }

  /** Deletes, doubles or moves a line. */
  private void changeLines(StringBuilder text, int kind) {
    int start = lineStart(text, random.nextInt(text.length() + 1));
    int end = text.indexOf("\n", start) + 1;
    if (end > start) {
      String line = text.substring(start, end);
      if (kind != 1) {
        text.delete(start, end);
      }
      if (kind != 0) {
        text.insert(lineStart(text, random.nextInt(text.length() + 1)), line);
      }
    }
  }

  private static int lineStart(StringBuilder text, int at) {
    return at == 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  }

  private void splice(StringBuilder text, int at) {
    String other = any(texts);
    text.setLength(at);
    text.append(other, random.nextInt(other.length() + 1), other.length());
  }

  private void repeat(StringBuilder text, int at) {
    int times = 1 << random.nextInt(random.nextInt(50) == 0 ? 16 : 6);
    text.insert(at, any(tokens).repeat(times));
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
