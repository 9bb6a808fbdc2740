package dev.kindred.topology;

import java.util.StringJoiner;

/**
 * Regular expressions of ECMA-262 for address blocks, of which a JSON Schema is made: the forms
 * that {@link Cidr#parse} takes. Of IPv4 they say all; of IPv6 all but bits within the group of
 * sixteen in which the prefix ends.
 */
final class BlockPattern {
  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String GROUP = "[0-9A-Fa-f]{1,4}";
  private static final String ZERO_GROUP = "0{1,4}";

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

  /** Eight groups, or fewer with one gap, and a prefix behind whose group none is set. */
  static String ipv6() {
    StringBuilder text = new StringBuilder("^");
    for (int group = 0; group < GROUPS; group++) {
      text.append("(?!").append(set(group)).append(".*/(").append(upTo(GROUP_BITS * group));
      text.append(")$)");
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

  /** The beginning of a text whose group of this number, from 0, is no zero. */
  private static String set(int group) {
    String value = "(?!" + ZERO_GROUP + "[:/])" + GROUP;
    String behind = "(:" + GROUP + "){" + (GROUPS - 1 - group) + "}/";
    return "((" + GROUP + ":){" + group + "}" + value + "[:/]|.*:(?=" + value + behind + "))";
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
