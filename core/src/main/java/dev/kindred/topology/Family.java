package dev.kindred.topology;

/** An address family. */
public enum Family {
  /** IPv4: addresses of 32 bits. */
  IPV4(32),
  /** IPv6: addresses of 128 bits. */
  IPV6(128);

  private final int bits;

  Family(int bits) {
    this.bits = bits;
  }

  /** Bits in an address of this family. */
  public int bits() {
    return bits;
  }

  /** How it is written in sentences: {@code IPv4} or {@code IPv6}. */
  public String title() {
    return this == IPV4 ? "IPv4" : "IPv6";
  }

  /** How it is written in documents: {@code ipv4} or {@code ipv6}. */
  @Override
  public String toString() {
    return this == IPV4 ? "ipv4" : "ipv6";
  }
}
