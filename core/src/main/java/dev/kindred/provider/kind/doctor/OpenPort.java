package dev.kindred.provider.kind.doctor;

/**
 * A port of this machine that somebody has, or is to have: one number is a port of each protocol.
 *
 * @param protocol in capital letters
 */
public record OpenPort(int number, String protocol) {
  static final String TCP = "TCP";
  static final String UDP = "UDP";
  static final String SCTP = "SCTP";

  /** One of TCP. */
  public static OpenPort tcp(int number) {
    return new OpenPort(number, TCP);
  }

  /** What {@code ss} wants to hear to show who has it. */
  String option() {
    return switch (protocol) {
      case UDP -> "u";
      case SCTP -> "S";
      default -> "t";
    };
  }

  /** As {@code 8080}, and {@code 53/UDP}. */
  @Override
  public String toString() {
    return number + (protocol.equals(TCP) ? "" : "/" + protocol);
  }
}
