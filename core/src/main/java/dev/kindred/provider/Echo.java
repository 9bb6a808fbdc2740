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
 * @param problem what was wrong, in words; empty when nothing was
 */
public record Echo(
    int sent,
    int received,
    int ttl,
    double rttMs,
    String sourceSeen,
    boolean mtuOk,
    String problem) {}
