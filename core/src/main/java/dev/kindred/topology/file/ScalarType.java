package dev.kindred.topology.file;

import dev.kindred.topology.file.YamlNode.Type;

/**
 * Tells numbers from texts as the core schema of YAML 1.2 does (yaml.org/spec/1.2.2, 10.3.2), by
 * hand: regular expressions would be the slowest part of reading a small file.
 */
final class ScalarType {
  private final String text;
  private int at;

  private ScalarType(String text) {
    this.text = text;
  }

  /** The type of a plain word, one without quotes and without a tag. */
  static Type of(String plain) {
    return switch (plain) {
      case "", "~", "null", "Null", "NULL" -> Type.NOTHING;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Type.TRUTH;
      case ".nan", ".NaN", ".NAN" -> Type.NUMBER;
      default -> new ScalarType(plain).isNumber() ? Type.NUMBER : Type.TEXT;
    };
  }

  private boolean isNumber() {
    if (text.startsWith("0x") || text.startsWith("0o")) {
      at = 2;
      return digits(text.charAt(1) == 'x' ? 16 : 8) > 0 && atEnd();
    }
    sign();
    if (text.startsWith(".inf", at) || text.startsWith(".Inf", at) || text.startsWith(".INF", at)) {
      at += 4;
      return atEnd();
    }
    int digits = digits(10);
    if (skip('.')) {
      digits += digits(10);
    }
    return digits > 0 && exponent() && atEnd();
  }

  private boolean exponent() {
    if (!skip('e') && !skip('E')) {
      return true;
    }
    sign();
    return digits(10) > 0;
  }

  private void sign() {
    if (!skip('-')) {
      skip('+');
    }
  }

  private boolean skip(char wanted) {
    boolean found = !atEnd() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private int digits(int radix) {
    int first = at;
    while (!atEnd() && text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at - first;
  }

  private boolean atEnd() {
    return at >= text.length();
  }
}
