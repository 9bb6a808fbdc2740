package dev.kindred.provider;

/** What is wrong with a path, in the words that every provider's probe uses. */
public final class EchoFault {
  /** Of a pod that went away before a packet was sent. */
  public static final String GONE = "the pod has just gone";

  private EchoFault() {}

  /**
   * What came of packets of one size.
   *
   * @param answered true when a reply came
   * @param fault what is known to be wrong; empty when nothing is
   */
  public record Outcome(boolean answered, String fault) {}

  /**
   * What is wrong with a path; empty when nothing is.
   *
   * @param arrived true when the receiver saw a small packet
   * @param mtu the size of a full packet, in bytes
   */
  public static String of(Outcome small, boolean arrived, Outcome full, int mtu) {
    if (!small.fault().isEmpty()) {
      return small.fault();
    }
    if (!small.answered()) {
      return arrived ? "it arrived, but no reply came back" : "it did not arrive";
    }
    if (full.answered()) {
      return "";
    }
    String why = full.fault().isEmpty() ? "" : ": " + full.fault();
    return "a packet of " + mtu + " bytes does not pass" + why;
  }

  /** Of a pod that does not have the address that it is to have. */
  public static String lacking(String address) {
    return "the pod has no address " + address;
  }

  /**
   * Why the kernel did not send a packet.
   *
   * @param errno of Linux
   * @param size of the packet, in bytes
   */
  public static String refusal(int errno, int size) {
    return switch (errno) {
      case 1, 13 -> "the sender may not send";
      case 90 -> "a packet of " + size + " bytes does not leave the sender";
      case 100 -> "the sender's network is down";
      case 101 -> "the sender has no route";
      case 113 -> "the sender has no route to the host";
      default -> "the sender could not send: errno " + errno;
    };
  }

  /**
   * What an ICMP error says (RFC 792, RFC 4443).
   *
   * @param who sent it
   * @param code the ICMP type times 256, plus the code
   */
  public static String heard(String who, int code, boolean ipv6) {
    return who + " says: " + (ipv6 ? ofIpv6(code) : ofIpv4(code));
  }

  /** True when an ICMP error says that the packet was too large for a link. */
  public static boolean isTooLarge(int code, boolean ipv6) {
    return ipv6 ? code >> 8 == 2 : code == 0x304;
  }

  private static String ofIpv4(int code) {
    return switch (code) {
      case 0x300 -> "network unreachable";
      case 0x301 -> "host unreachable";
      case 0x304 -> "fragmentation needed";
      case 0x30d -> "administratively prohibited";
      case 0xb00 -> "TTL exceeded: the packet went in a circle";
      default -> "ICMP error " + number(code);
    };
  }

  private static String ofIpv6(int code) {
    return switch (code) {
      case 0x100 -> "no route to the destination";
      case 0x101 -> "administratively prohibited";
      case 0x103 -> "address unreachable";
      case 0x104 -> "port unreachable";
      case 0x200 -> "packet too big";
      case 0x300 -> "hop limit exceeded: the packet went in a circle";
      default -> "ICMPv6 error " + number(code);
    };
  }

  private static String number(int code) {
    return (code >> 8) + "/" + (code & 0xff);
  }
}
