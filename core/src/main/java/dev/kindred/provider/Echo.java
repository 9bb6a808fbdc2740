package dev.kindred.provider;

/**
 * What came of the packets on a path.
 *
 * @param sent echo requests that were sent
 * @param received replies that came back
 * @param ttl the TTL (hop limit) with which a request arrived; 0 when none did
 * @param rttMs the round trip in milliseconds; 0 when no reply came
 * @param sourceSeen the source address that the receiver saw; empty when nothing arrived
 * @param mtuOk true when a packet of the full size passed unfragmented
 * @param interfaces by which interfaces packets passed
 * @param problem what was wrong, in words; empty when nothing was
 */
public record Echo(
    int sent,
    int received,
    int ttl,
    double rttMs,
    String sourceSeen,
    boolean mtuOk,
    Interfaces interfaces,
    String problem) {
  /** One of which it is unknown by which interfaces packets passed. */
  public Echo(
      int sent,
      int received,
      int ttl,
      double rttMs,
      String sourceSeen,
      boolean mtuOk,
      String problem) {
    this(sent, received, ttl, rttMs, sourceSeen, mtuOk, Interfaces.NONE, problem);
  }

  /**
   * By which interfaces of their pods packets passed, as the kernel says of each; a name is empty
   * where no packet was seen.
   *
   * @param left the sender's, that a request left by
   * @param cameIn the receiver's, that it came in by
   * @param replyIn the sender's, that the reply came in by
   */
  public record Interfaces(String left, String cameIn, String replyIn) {
    /** No packet was seen anywhere. */
    public static final Interfaces NONE = new Interfaces("", "", "");
  }
}
