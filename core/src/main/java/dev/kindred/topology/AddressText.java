package dev.kindred.topology;

import java.util.Optional;

/**
 * Reads and writes addresses: IPv4 as four decimal numbers, IPv6 as RFC 4291, section 2.2 has it,
 * written as RFC 5952 says. Leading zeros that octal readers would mistake, embedded IPv4 and zones
 * are refused. The JDK's own reader takes all of these, and writes IPv6 without {@code ::}.
 */
final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /**
   * An address as a number.
   *
   * @param high the upper 64 bits, 0 for IPv4
   * @param low the lower 64 bits
   */
  record Bits(Family family, long high, long low) {}

  /** The address of a text; empty when it is none. */
  static Optional<Bits> read(String text) {
    return text.indexOf(':') < 0 ? readIpv4(text) : readIpv6(text);
  }

  private static Optional<Bits> readIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    long value = 0;
    for (String part : parts) {
      int number = decimal(part, 255);
      if (number < 0) {
        return Optional.empty();
      }
      value = value << 8 | number;
    }
    return parts.length == 4 ? Optional.of(new Bits(Family.IPV4, 0, value)) : Optional.empty();
  }

  /** A number without sign and leading zeros; -1 when the text is none, or larger than the most. */
  static int decimal(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || text.length() > 1 && text.charAt(0) == '0') {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value <= most ? value : -1;
  }

  private static Optional<Bits> readIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String[] before = groups(gap < 0 ? text : text.substring(0, gap));
    String[] behind = groups(gap < 0 ? "" : text.substring(gap + 2));
    int written = before.length + behind.length;
    if (gap < 0 ? written != GROUPS : written >= GROUPS) {
      return Optional.empty();
    }
    long[] halves = new long[2];
    for (int i = 0; i < written; i++) {
      boolean first = i < before.length;
      int value = hexadecimal(first ? before[i] : behind[i - before.length]);
      if (value < 0) {
        return Optional.empty();
      }
      int place = first ? i : GROUPS - written + i;
      halves[place / 4] |= (long) value << 48 - 16 * (place % 4);
    }
    return Optional.of(new Bits(Family.IPV6, halves[0], halves[1]));
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static int hexadecimal(String text) {
    if (text.isEmpty() || text.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      int digit = letter < 128 ? Character.digit(letter, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** The text of an address. */
  static String write(Family family, long high, long low) {
    if (family == Family.IPV4) {
      return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> 48 - 16 * (i % 4) & 0xffff);
    }
    int[] gap = longestZeros(groups);
    StringBuilder text = new StringBuilder(39);
    int i = 0;
    while (i < GROUPS) {
      if (i == gap[0]) {
        text.append("::");
        i = gap[1];
      } else {
        boolean begins = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(begins ? "" : ":").append(Integer.toHexString(groups[i]));
        i++;
      }
    }
    return text.toString();
  }

  /** Where the longest run of two or more zeros begins and ends, the first of equal ones. */
  private static int[] longestZeros(int[] groups) {
    int[] longest = {-1, 0};
    int length = 1;
    int begin = 0;
    for (int i = 0; i < GROUPS; i++) {
      if (groups[i] != 0) {
        begin = i + 1;
      } else if (i + 1 - begin > length) {
        length = i + 1 - begin;
        longest[0] = begin;
        longest[1] = i + 1;
      }
    }
    return longest;
  }
}
