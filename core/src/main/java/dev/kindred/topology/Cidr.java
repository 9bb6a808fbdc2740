package dev.kindred.topology;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291), or a single address as a block of
 * one. Blocks are kept in canonical form: host bits are zero and IPv6 is written as RFC 5952 says.
 */
public final class Cidr implements Comparable<Cidr> {
  private final Family family;
  private final int prefix;

  /** The first address, as an unsigned number of 128 bits. */
  private final long high;

  private final long low;

  /** Keeps the block that holds an address. */
  private Cidr(Family family, long high, long low, int prefix) {
    int host = family.bits() - prefix;
    this.family = family;
    this.prefix = prefix;
    this.high = high & ~hostMaskHigh(host);
    this.low = low & ~hostMaskLow(host);
  }

  private static long hostMaskHigh(int host) {
    return host <= 64 ? 0 : -1L >>> 128 - host;
  }

  private static long hostMaskLow(int host) {
    return host == 0 ? 0 : -1L >>> Math.max(0, 64 - host);
  }

  /**
   * Reads {@code 10.1.0.0/16}, {@code fd10:1::/48} or a single address.
   *
   * @return empty when the text is no address block, or when bits after the prefix are set
   */
  public static Optional<Cidr> parse(String text) {
    return read(text, true);
  }

  /**
   * As {@link #parse}, for text that is known to be a block.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static Cidr of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an address block: " + text));
  }

  /** The block that holds the address of {@code 10.1.1.7/24}, host bits dropped. */
  public static Optional<Cidr> enclosing(String text) {
    return read(text, false);
  }

  private static Optional<Cidr> read(String text, boolean exact) {
    int slash = text.indexOf('/');
    AddressText.Bits number =
        AddressText.read(slash < 0 ? text : text.substring(0, slash)).orElse(null);
    if (number == null) {
      return Optional.empty();
    }
    int bits = number.family().bits();
    int prefix = slash < 0 ? bits : AddressText.decimal(text.substring(slash + 1), bits);
    if (prefix < 0) {
      return Optional.empty();
    }
    Cidr block = new Cidr(number.family(), number.high(), number.low(), prefix);
    boolean same = block.high == number.high() && block.low == number.low();
    return same || !exact ? Optional.of(block) : Optional.empty();
  }

  /** The address family of the block. */
  public Family family() {
    return family;
  }

  /** Bits of the prefix: 16 for a /16. */
  public int prefix() {
    return prefix;
  }

  /** How many addresses the block has. */
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(family.bits() - prefix);
  }

  /** True when every address of the other block is in this one. */
  public boolean contains(Cidr other) {
    int host = family.bits() - prefix;
    return family == other.family
        && prefix <= other.prefix
        && high == (other.high & ~hostMaskHigh(host))
        && low == (other.low & ~hostMaskLow(host));
  }

  /** True when the blocks share an address. */
  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  /**
   * How many blocks of the given prefix fit in this one, at most {@link Integer#MAX_VALUE}; none of
   * a prefix that its family does not have.
   */
  public int count(int prefixOfPart) {
    int bits = prefixOfPart - prefix;
    return bits < 0 || prefixOfPart > family.bits()
        ? 0
        : bits >= 31 ? Integer.MAX_VALUE : 1 << bits;
  }

  /**
   * The part of this block with the given number, counted from 0.
   *
   * @throws IllegalArgumentException when this block has no such part
   */
  public Cidr part(int number, int prefixOfPart) {
    if (number < 0 || number >= count(prefixOfPart)) {
      throw new IllegalArgumentException(this + " has no /" + prefixOfPart + " numbered " + number);
    }
    int shift = family.bits() - prefixOfPart;
    long offset = number;
    long offsetHigh = shift >= 64 ? offset << shift - 64 : shift == 0 ? 0 : offset >>> 64 - shift;
    long offsetLow = shift >= 64 ? 0 : offset << shift;
    return new Cidr(family, high | offsetHigh, low | offsetLow, prefixOfPart);
  }

  /**
   * The address at the given place in the block, 0 for its first, as a block of one.
   *
   * @throws IllegalArgumentException when the block ends before it
   */
  public Cidr address(long place) {
    int host = family.bits() - prefix;
    if (place < 0 || host < 63 && place >= 1L << host) {
      throw new IllegalArgumentException(this + " has no address at place " + place);
    }
    return new Cidr(family, high, low | place, family.bits());
  }

  /** The last address of the block, as a block of one. */
  public Cidr last() {
    int host = family.bits() - prefix;
    return new Cidr(family, high | hostMaskHigh(host), low | hostMaskLow(host), family.bits());
  }

  /** The block of the same size behind this one; empty at the end of the address space. */
  public Optional<Cidr> next() {
    Cidr last = last();
    long nextLow = last.low + 1;
    long nextHigh = nextLow == 0 ? last.high + 1 : last.high;
    boolean end = family == Family.IPV4 ? nextLow == 1L << 32 : nextLow == 0 && nextHigh == 0;
    return end ? Optional.empty() : Optional.of(new Cidr(family, nextHigh, nextLow, prefix));
  }

  /** The first address, without the prefix: {@code 10.1.1.0}. */
  public String ip() {
    return AddressText.write(family, high, low);
  }

  /** IPv4 before IPv6, then by first address, then the larger block first. */
  @Override
  public int compareTo(Cidr other) {
    int byFamily = family.compareTo(other.family);
    int byHigh = byFamily != 0 ? byFamily : Long.compareUnsigned(high, other.high);
    int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    return byLow != 0 ? byLow : Integer.compare(prefix, other.prefix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cidr that
        && family == that.family
        && prefix == that.prefix
        && high == that.high
        && low == that.low;
  }

  @Override
  public int hashCode() {
    long mixed = (high * 31 + low) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) + prefix;
  }

  /** The block as {@code 10.1.0.0/16}; a block of one keeps its prefix: {@code 10.1.1.2/32}. */
  @Override
  public String toString() {
    return ip() + "/" + prefix;
  }
}
