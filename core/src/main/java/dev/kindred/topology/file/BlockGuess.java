package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Optional;

/**
 * What block somebody may have meant by a text that is none: {@code 10.1/16}, {@code 10.1.0.0},
 * {@code 10.1.0.0/255.255.0.0}.
 *
 * @param meant the block, if it can be guessed
 * @param why why the text is none, to follow it in a sentence; empty if that is not known
 */
record BlockGuess(Optional<Cidr> meant, String why) {
  /** The longest text that can be a block. */
  private static final int LONGEST = 64;

  private static final int PARTS = 4;
  private static final int WIDEST_GUESS = 8;
  private static final int NARROWEST_GUESS = 24;

  private static BlockGuess because(String why) {
    return new BlockGuess(Optional.empty(), why);
  }

  static BlockGuess of(String text) {
    String bare = text.length() > LONGEST ? "" : text.replace(" ", "");
    int slash = bare.indexOf('/');
    String address = slash < 0 ? bare : bare.substring(0, slash);
    String prefix = slash < 0 ? "" : bare.substring(slash + 1).replaceFirst("^0+(?=.)", "");
    return address.contains(":") ? ofIpv6(address, prefix) : ofIpv4(address, prefix);
  }

  private static BlockGuess ofIpv6(String address, String prefix) {
    if (tooLong(prefix, Family.IPV6)) {
      return because(": the prefix of IPv6 is at most /128");
    }
    String length = prefix.isEmpty() ? "/48" : "/" + prefix;
    Optional<Cidr> whole = Cidr.enclosing(address + length);
    Optional<Cidr> begun = address.contains("::") ? whole : Cidr.enclosing(address + "::" + length);
    return new BlockGuess(whole.or(() -> begun), "");
  }

  private static BlockGuess ofIpv4(String address, String prefix) {
    String[] parts = address.split("\\.", -1);
    boolean bare = parts.length == 1 && prefix.isEmpty();
    if (bare || parts.length > PARTS || !address.matches("[0-9.]+")) {
      return because("");
    }
    int[] numbers = new int[PARTS];
    int bits = 0;
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number(parts[i]);
      if (numbers[i] > 255) {
        return because(": a number in an IPv4 address is at most 255");
      }
      bits = numbers[i] == 0 ? bits : 8 * (i + 1);
    }
    String length = prefix.contains(".") ? ofMask(prefix) : prefix;
    if (tooLong(length, Family.IPV4)) {
      return because(": the prefix of IPv4 is at most /32");
    }
    String usual = "" + Math.clamp(bits, WIDEST_GUESS, NARROWEST_GUESS);
    return new BlockGuess(
        Cidr.enclosing(dotted(numbers) + "/" + (length.isEmpty() ? usual : length)), "");
  }

  private static boolean tooLong(String prefix, Family family) {
    return prefix.matches("[0-9]+") && number(prefix) > family.bits();
  }

  /** The number that some digits give, none for 0; large ones are all the same. */
  private static int number(String digits) {
    String kept = digits.replaceFirst("^0+(?=.)", "");
    return digits.isEmpty() ? 0 : kept.length() > 3 ? 1000 : Integer.parseInt(kept);
  }

  /** The prefix length of a mask such as 255.255.0.0, or the mask itself if it is none. */
  private static String ofMask(String mask) {
    for (int bits = 1; bits <= Family.IPV4.bits(); bits++) {
      long ones = 0xffffffffL << Family.IPV4.bits() - bits;
      int[] numbers = new int[PARTS];
      for (int i = 0; i < PARTS; i++) {
        numbers[i] = (int) (ones >> 8 * (PARTS - 1 - i)) & 0xff;
      }
      if (dotted(numbers).equals(mask)) {
        return "" + bits;
      }
    }
    return mask;
  }

  private static String dotted(int[] numbers) {
    return numbers[0] + "." + numbers[1] + "." + numbers[2] + "." + numbers[3];
  }
}
