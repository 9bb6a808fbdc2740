package dev.kindred.topology.file;

import dev.kindred.topology.Cidr;
import dev.kindred.topology.Family;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Regular expressions of ECMA-262 for address blocks, of which a JSON Schema is made: the forms
 * that {@link Cidr#parse} takes, without bits behind the prefix.
 */
final class BlockPattern {
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String GROUP = "[0-9A-Fa-f]{1,4}";

  private BlockPattern() {}

  /** Four octets and a prefix behind which no bit is set. */
  static String ipv4() {
    StringJoiner all = new StringJoiner("|", "^(", ")$");
    for (int prefix = 0; prefix <= Family.IPV4.bits(); prefix++) {
      StringJoiner octets = new StringJoiner("\\.");
      for (int octet = 0; octet < 4; octet++) {
        octets.add(octet(Math.clamp(prefix - 8 * octet, 0, 8)));
      }
      all.add(octets + "/" + prefix);
    }
    return all.toString();
  }

  /** An octet of which only so many leading bits may be set. */
  private static String octet(int bits) {
    if (bits == 8) {
      return OCTET;
    }
    StringJoiner values = new StringJoiner("|", "(", ")");
    for (int value = 0; value < 256; value += 1 << 8 - bits) {
      values.add(Integer.toString(value));
    }
    return bits == 0 ? "0" : values.toString();
  }

  /** Eight groups, or fewer with one gap, and a prefix behind which no bit is set. */
  static String ipv6() {
    StringBuilder text = new StringBuilder("^");
    for (int group = 0; group < GROUPS; group++) {
      int begin = GROUP_BITS * group;
      without(text, upTo(begin), group, GROUP_BITS);
      for (int bits = 1; bits < GROUP_BITS; bits++) {
        without(text, Integer.toString(begin + bits), group, GROUP_BITS - bits);
      }
    }
    StringJoiner forms = new StringJoiner("|", "(", ")");
    forms.add("(" + GROUP + ":){7}" + GROUP);
    for (int before = 0; before < GROUPS; before++) {
      String head = before == 0 ? "" : "(" + GROUP + ":){" + (before - 1) + "}" + GROUP;
      int most = GROUPS - 1 - before;
      String tail = most == 0 ? "" : "(" + GROUP + "(:" + GROUP + "){0," + (most - 1) + "})?";
      forms.add(head + "::" + tail);
    }
    return text.append(forms).append("/(").append(upTo(Family.IPV6.bits())).append(")$").toString();
  }

  /** With these prefixes none of so many last bits of a group is set. */
  private static void without(StringBuilder text, String prefixes, int group, int last) {
    text.append("(?!(?=.*/(").append(prefixes).append(")$)").append(set(group, last)).append(')');
  }

  /** The beginning of a text of whose group of this number, from 0, one of the last bits is set. */
  private static String set(int group, int last) {
    String value = "(?!" + unset(last) + "[:/])" + GROUP;
    String behind = "(:" + GROUP + "){" + (GROUPS - 1 - group) + "}/";
    return "((" + GROUP + ":){" + group + "}" + value + "[:/]|.*:(?=" + value + behind + "))";
  }

  /** A group of which none of the last bits is set; leading zeros may be there or not. */
  private static String unset(int last) {
    int zeros = last / 4;
    if (zeros == 4) {
      return "0{1,4}";
    }
    StringBuilder digits = new StringBuilder("[");
    for (int digit = 0; digit < 16; digit += 1 << last % 4) {
      String hex = Integer.toHexString(digit);
      digits.append(hex);
      if (digit > 9) {
        digits.append(hex.toUpperCase(Locale.ROOT));
      }
    }
    String some = "[0-9A-Fa-f]{0," + (3 - zeros) + "}" + digits + "]";
    return zeros == 0 ? some : "(" + some + "0{" + zeros + "}|0{1," + zeros + "})";
  }

  /** The numbers from 0, without leading zeros. */
  private static String upTo(int most) {
    StringJoiner numbers = new StringJoiner("|");
    for (int number = 0; number <= most; number++) {
      numbers.add(Integer.toString(number));
    }
    return numbers.toString();
  }
}
